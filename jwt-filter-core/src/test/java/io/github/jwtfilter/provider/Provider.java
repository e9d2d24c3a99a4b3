package io.github.jwtfilter.provider;

import io.github.jwtfilter.settings.GivenResources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A provider as the page describes it.
 *
 * @param heading its section of the page
 * @param header what the header of its tokens holds beside the algorithm
 * @param site what it publishes
 * @param files what an application finds on its own disk
 * @param principal whom the token of the page names
 * @param roles what roles it gives
 */
record Provider(
        String heading,
        Map<String, Object> header,
        Site site,
        GivenResources files,
        String principal,
        Set<String> roles) {

    Provider(String heading, Map<String, Object> header, Site site, String principal, Set<String> roles) {
        this(heading, header, site, new GivenResources(), principal, roles);
    }

    /** The payload that the page shows. */
    Payload payload() {
        return new Payload(ProviderPage.payload(heading));
    }

    String sign(Payload payload) {
        return SigningKey.OF_PROVIDER.sign(completeHeader(), payload);
    }

    /** A token of somebody else's making, which names the key of the provider. */
    String forge(Payload payload) {
        return SigningKey.OF_SOMEBODY_ELSE.sign(completeHeader(), payload);
    }

    Map<String, Object> completeHeader() {
        Map<String, Object> complete = new LinkedHashMap<>(header);
        complete.put("alg", "RS256");
        return complete;
    }

    @Override
    public String toString() {
        return heading;
    }
}
