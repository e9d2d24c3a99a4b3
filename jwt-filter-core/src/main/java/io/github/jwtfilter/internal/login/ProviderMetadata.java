package io.github.jwtfilter.internal.login;

import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The endpoints and capabilities of the provider (OpenID Connect Discovery 1.0 section 3). Immutable. */
public final class ProviderMetadata {
    private final String issuer;
    private final URI authorizationEndpoint;
    private final URI tokenEndpoint;
    private final Optional<URI> userinfoEndpoint;
    private final Optional<URI> endSessionEndpoint;
    private final boolean issParameterSupported;
    private final Set<String> tokenAuthMethods;
    private final Set<String> tokenAuthAlgorithms;

    /**
     * Creates metadata.
     *
     * @param issuer the issuer
     * @param endpoints all endpoints, of which the first two are present
     * @param issParameterSupported whether responses contain {@code iss}
     * @param tokenAuthMethods the supported methods of client authentication; empty if they are not known
     * @param tokenAuthAlgorithms the supported algorithms of client assertions; empty if they are not known
     */
    ProviderMetadata(
            String issuer,
            ProviderEndpoints endpoints,
            boolean issParameterSupported,
            Set<String> tokenAuthMethods,
            Set<String> tokenAuthAlgorithms) {
        this.issuer = issuer;
        this.authorizationEndpoint = endpoints.authorization().orElseThrow(ProviderMetadata::missing);
        this.tokenEndpoint = endpoints.token().orElseThrow(ProviderMetadata::missing);
        this.userinfoEndpoint = endpoints.userinfo();
        this.endSessionEndpoint = endpoints.endSession();
        this.issParameterSupported = issParameterSupported;
        this.tokenAuthMethods = Collections.unmodifiableSet(new HashSet<>(tokenAuthMethods));
        this.tokenAuthAlgorithms = Collections.unmodifiableSet(new HashSet<>(tokenAuthAlgorithms));
    }

    private static IllegalArgumentException missing() {
        return new IllegalArgumentException("no authorization endpoint, or no token endpoint");
    }

    /**
     * Returns the issuer.
     *
     * @return one of the configured issuers, character by character; of several tenants of Entra ID, the one with the placeholder
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Returns the address to which browsers are redirected (RFC 6749 section 3.1).
     *
     * @return an address without fragment, possibly with a query
     */
    public URI authorizationEndpoint() {
        return authorizationEndpoint;
    }

    /**
     * Returns the address that exchanges codes and refresh tokens (RFC 6749 section 3.2).
     *
     * @return an address without fragment
     */
    public URI tokenEndpoint() {
        return tokenEndpoint;
    }

    /**
     * Returns the address of the claims of a user (OpenID Connect Core 1.0 section 5.3).
     *
     * @return an address without fragment, if the provider has one
     */
    public Optional<URI> userinfoEndpoint() {
        return userinfoEndpoint;
    }

    /**
     * Returns the address to which browsers are redirected for logout (OpenID Connect RP-Initiated Logout 1.0 section 2.1).
     *
     * @return an address without fragment, possibly with a query, if the provider has one
     */
    public Optional<URI> endSessionEndpoint() {
        return endSessionEndpoint;
    }

    /**
     * Returns whether each authorization response contains {@code iss} (RFC 9207 section 3).
     *
     * @return false if the metadata do not announce it
     */
    public boolean issParameterSupported() {
        return issParameterSupported;
    }

    /** Returns the methods of client authentication at the token endpoint; empty if they are not known. */
    Set<String> tokenAuthMethods() {
        return tokenAuthMethods;
    }

    /** Returns the {@code alg} values of client assertions that the provider accepts; empty if they are not known. */
    Set<String> tokenAuthAlgorithms() {
        return tokenAuthAlgorithms;
    }
}
