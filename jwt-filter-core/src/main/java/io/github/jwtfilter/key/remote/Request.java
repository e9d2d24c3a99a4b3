package io.github.jwtfilter.key.remote;

import java.net.URI;
import java.util.Optional;

/** What is asked of a server. Immutable. */
final class Request {
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

    /** The same for another address of the same origin. */
    Request redirectedTo(URI other) {
        return new Request(other, bearerToken);
    }

    URI uri() {
        return uri;
    }

    Optional<String> bearerToken() {
        return bearerToken;
    }
}
