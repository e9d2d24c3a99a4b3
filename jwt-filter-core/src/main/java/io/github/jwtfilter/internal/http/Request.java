package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.settings.value.KeyAddress;
import java.net.URI;
import java.util.Optional;

/** An immutable GET request. */
public final class Request {
    private final URI uri;
    private final Optional<String> bearerToken;

    private Request(URI uri, Optional<String> bearerToken) {
        this.uri = uri;
        this.bearerToken = bearerToken;
    }

    public static Request to(URI uri) {
        return new Request(uri, Optional.empty());
    }

    /** Returns the same request with a bearer token (RFC 6750 section 2.1). */
    Request withBearerToken(String token) {
        return new Request(uri, Optional.of(token));
    }

    /**
     * Returns the requested address.
     *
     * @return an address
     */
    public URI uri() {
        return uri;
    }

    /**
     * Returns whether the request is for the origin of another address; false unless both are http or https addresses without
     * user information and fragment.
     */
    boolean hasOriginOf(URI other) {
        return KeyAddress.isAllowed(uri, true)
                && KeyAddress.isAllowed(other, true)
                && Origin.of(uri).equals(Origin.of(other));
    }

    /**
     * Returns the bearer token.
     *
     * @return a token, if one is configured for this server
     */
    public Optional<String> bearerToken() {
        return bearerToken;
    }
}
