package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.metadata.WellKnown;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Provides the current metadata of the provider. Thread-safe. */
@FunctionalInterface
public interface ProviderMetadataSource {
    /**
     * Returns the metadata. Blocks only while there is no copy yet, at most for the time limit of a fetch.
     *
     * @return the metadata, during an outage of the provider the last valid copy
     * @throws ProviderException if there is no copy yet, and the provider sends none
     */
    ProviderMetadata current() throws ProviderException;

    /**
     * Returns a source for an issuer. If the settings contain the authorization endpoint and the token endpoint, the metadata are
     * not fetched, and the provider has only the endpoints of the settings.
     *
     * @param issuer the issuer of the login
     * @param configured the endpoints of the settings
     * @param http the connections to the provider
     * @param nanoTime a monotonic clock in nanoseconds
     * @return a source that fetches the metadata when they are needed
     * @throws IllegalArgumentException if the issuer has no metadata, and the settings do not contain both endpoints
     */
    static ProviderMetadataSource of(
            TrustedIssuer issuer, ProviderEndpoints configured, ProviderHttp http, LongSupplier nanoTime) {
        List<String> issuers = issuer.issuer().issuers();
        if (configured.areComplete()) {
            ProviderMetadata fixed = new ProviderMetadata(
                    issuers.get(0), configured, false, Collections.emptySet(), Collections.emptySet());
            return () -> fixed;
        }
        return new DiscoveredMetadata(addresses(issuer), issuers, configured, http, nanoTime);
    }

    /** Returns the addresses of the metadata, in the order in which they are tried. */
    static List<URI> addresses(TrustedIssuer issuer) {
        URI configured = issuer.keys().discoveryUri().orElse(null);
        return configured != null
                ? Collections.singletonList(configured)
                : WellKnown.addresses(issuer.discoverable()
                        .orElseThrow(() -> new IllegalArgumentException("the issuer has no metadata")));
    }
}
