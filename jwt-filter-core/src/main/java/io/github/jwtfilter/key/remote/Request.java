package io.github.jwtfilter.key.remote;

import java.net.URI;
import java.util.Optional;

/** What is asked of a server. Immutable. */
public final class Request {
    private final URI uri;
    private final Optional<String> bearerToken;

    private Request(URI uri, Optional<String> bearerToken) {
        this.uri = uri;
        this.bearerToken = bearerToken;
    }

    static Request to(URI uri) {
        return new Request(uri, Optional.empty());
    }

    /** The same with a token that is sent along (RFC 6750 section 2.1). */
    Request withBearerToken(String token) {
        return new Request(uri, Optional.of(token));
    }

    /**
     * What is asked for.
     *
     * @return an address
     */
    public URI uri() {
        return uri;
    }

    /**
     * What is sent along.
     *
     * @return a token, if the server wants one and is meant to see it
     */
    public Optional<String> bearerToken() {
        return bearerToken;
    }
}
