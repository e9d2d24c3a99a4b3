package io.github.jwtfilter.internal.probe;

/** The meaning of a response for a client without a token. */
enum Access {
    /** 401, 403, a redirect to a login, or the login page itself. */
    REJECTED,
    /** A page, or an open WebSocket. */
    SERVED,
    /** A page that is known to be public: an open page, or the page for a path that does not exist. */
    PUBLIC,
    /** Another status below 500 without a page, such as 400 or 404, or a closed connection. */
    NOT_SERVED,
    /** An error of the server, after which it is not known how far the request got. */
    FAILED,
    /** No usable response, or one that does not depend on the request: 429, 502 to 504. */
    UNKNOWN,
    /** A redirect of the whole application to https. */
    MOVED_TO_HTTPS
}
