package io.github.jwtfilter.internal.metadata;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches the metadata of an issuer (OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3). */
public final class MetadataFetch {
    private final List<URI> addresses;
    private final Set<String> issuers;
    private final Transport transport;

    /**
     * Creates a fetch.
     *
     * @param addresses one or more addresses, tried in order while the status is 4xx
     * @param issuers the expected issuers, compared exactly
     * @param transport sends the requests
     */
    public MetadataFetch(List<URI> addresses, Collection<String> issuers, Transport transport) {
        this.addresses = addresses;
        this.issuers = new HashSet<>(issuers);
        this.transport = transport;
    }

    /**
     * Returns the first address.
     *
     * @return the address without its query, for logs
     */
    public String location() {
        return UriText.of(addresses.get(0));
    }

    /**
     * Fetches the metadata.
     *
     * @param cancellation the cancellation, by which another thread ends the fetch
     * @return the metadata of one of the expected issuers
     * @throws FetchFailure if there is no valid response, or it is for another issuer
     */
    public JsonObject fetch(Cancellation cancellation) throws FetchFailure {
        Response response = transport.send(Request.to(addresses.get(0)), cancellation);
        for (URI address : addresses.subList(1, addresses.size())) {
            if (response.status() / 100 != 4) {
                break;
            }
            cancellation.check();
            response = transport.send(Request.to(address), cancellation);
        }
        if (response.status() != 200) {
            throw new FetchFailure("responded with " + response.status());
        }
        return read(response.body());
    }

    private JsonObject read(byte[] body) throws FetchFailure {
        JsonObject document = StrictJson.parse(body);
        if (document == null) {
            throw new FetchFailure("sent no metadata: the body is not one JSON object in UTF-8");
        }
        if (!isExpected(document.string("issuer")) && !isExpected(document.string("access_token_issuer"))) {
            throw new FetchFailure("sent the metadata of an issuer that the settings do not list");
        }
        return document;
    }

    /** Returns whether the issuer is the expected one. ADFS publishes the issuer of its access tokens in a separate member. */
    private boolean isExpected(@Nullable String issuer) {
        return issuer != null && issuers.contains(issuer);
    }
}
