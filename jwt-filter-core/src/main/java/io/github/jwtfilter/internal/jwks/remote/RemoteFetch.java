package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.AllowedAddresses;
import io.github.jwtfilter.internal.http.BearerToken;
import io.github.jwtfilter.internal.http.SameOriginRedirects;
import io.github.jwtfilter.internal.http.Transport;
import io.github.jwtfilter.internal.metadata.MetadataFetch;
import io.github.jwtfilter.internal.metadata.WellKnown;
import io.github.jwtfilter.internal.resource.Resources;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Composes the layers of a fetch. */
final class RemoteFetch {
    private final Transport transport;
    private final Resources resources;
    private final Optional<String> bearerTokenFile;
    private final boolean insecureHttp;
    private final LongSupplier nanoTime;

    RemoteFetch(
            Transport transport,
            Resources resources,
            Optional<String> bearerTokenFile,
            boolean insecureHttp,
            LongSupplier nanoTime) {
        this.transport = transport;
        this.resources = resources;
        this.bearerTokenFile = bearerTokenFile;
        this.insecureHttp = insecureHttp;
        this.nanoTime = nanoTime;
    }

    /** Returns a fetch of the JWK Set at {@code keys.jwks-uri}. */
    KeyFetch jwks(URI uri) {
        return new JwksUri(uri, new JwksFetch(transport(uri)));
    }

    /** Returns a fetch that starts at the metadata of {@code keys.discovery-uri}, which must belong to one of these issuers. */
    KeyFetch discovery(URI uri, List<String> issuers) {
        return discovery(Collections.singletonList(uri), issuers);
    }

    /** Returns a fetch that starts at the metadata of the issuer, whose name is a URL. */
    KeyFetch discovery(String issuer) {
        return discovery(WellKnown.addresses(issuer), Collections.singletonList(issuer));
    }

    private KeyFetch discovery(List<URI> places, List<String> issuers) {
        Transport stacked = transport(places.get(0));
        return new Discovery(new MetadataFetch(places, issuers, stacked), new JwksFetch(stacked), nanoTime);
    }

    private Transport transport(URI configured) {
        Transport authorised = bearerTokenFile.isPresent()
                ? new BearerToken(configured, bearerTokenFile.get(), resources, transport)
                : transport;
        return new SameOriginRedirects(new AllowedAddresses(configured, insecureHttp, authorised));
    }
}
