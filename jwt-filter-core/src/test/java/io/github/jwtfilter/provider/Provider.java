package io.github.jwtfilter.provider;

import io.github.jwtfilter.settings.properties.FakeResources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A provider that the page describes.
 *
 * @param heading the heading of its section
 * @param header the header parameters of its tokens except the algorithm
 * @param site the published metadata and keys
 * @param files local files of the application
 * @param principal the expected name for the example token
 * @param roles the expected roles
 */
record Provider(
        String heading,
        Map<String, Object> header,
        Site site,
        FakeResources files,
        String principal,
        Set<String> roles) {

    Provider(String heading, Map<String, Object> header, Site site, String principal, Set<String> roles) {
        this(heading, header, site, new FakeResources(), principal, roles);
    }

    /** Returns the example payload of the page. */
    Payload payload() {
        return new Payload(ProviderPage.payload(heading));
    }

    String sign(Payload payload) {
        return SigningKey.OF_PROVIDER.sign(completeHeader(), payload);
    }

    /** Returns a token with the key ID of the provider that is signed with another key. */
    String forge(Payload payload) {
        return SigningKey.FOREIGN.sign(completeHeader(), payload);
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
