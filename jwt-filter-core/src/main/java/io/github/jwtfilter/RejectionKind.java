package io.github.jwtfilter;

import org.jspecify.annotations.Nullable;

/**
 * The content of the response to a rejected request. Many reasons share one kind, so that a response never discloses to
 * an attacker which check failed: the same kind gives the same status, headers and body.
 */
public enum RejectionKind {
    /** A required token is missing: a bare challenge (RFC 6750 section 3.1, last paragraph). */
    AUTHENTICATION_REQUIRED(401, null, "Authentication required", "This resource requires an access token."),
    /** An authentication scheme that is not supported: also a bare challenge (RFC 6750 section 3.1, last paragraph). */
    UNSUPPORTED_SCHEME(
            401,
            null,
            "Unsupported authentication scheme",
            "DPoP and other schemes for sender-constrained tokens are not supported. Send a bearer token."),
    /** An invalid token (RFC 6750 section 3.1, {@code invalid_token}). */
    INVALID_TOKEN(
            401,
            "invalid_token",
            "Invalid access token",
            "The access token is malformed, expired, revoked or not meant for this application."),
    /** More than one token where one is expected (RFC 6750 section 3.1, {@code invalid_request}). */
    INVALID_REQUEST(
            400,
            "invalid_request",
            "Ambiguous request",
            "The request contains more than one token header, or token cookies of different users."),
    /** An ambiguous path; independent of tokens, so that RFC 6750 has no error for it. */
    AMBIGUOUS_PATH(400, null, "Ambiguous path", "The path of the request can be interpreted in more than one way."),
    /** A token would be, or has been, sent unencrypted (RFC 6750 section 5.3). */
    INSECURE_TRANSPORT(403, null, "HTTPS required", "This application is served over HTTPS only."),
    /** A request that another site may have caused. */
    CROSS_SITE(
            403,
            null,
            "Cross-site request rejected",
            "The request does not originate from a page of this application."),
    /** A token with insufficient scope (RFC 6750 section 3.1, {@code insufficient_scope}). */
    INSUFFICIENT_SCOPE(
            403,
            "insufficient_scope",
            "Insufficient permission",
            "The access token does not grant the required permission."),
    /** A request that no token can authorize. */
    FORBIDDEN(403, null, "Forbidden", "This application does not serve this request."),
    /** A method that is never served. */
    METHOD_NOT_ALLOWED(405, null, "Method not allowed", "This method is not allowed."),
    /** A client whose tokens are not checked at present (RFC 6585 section 4). */
    TOO_MANY_REQUESTS(
            429,
            null,
            "Too many invalid tokens",
            "Too many access tokens from this address were invalid. Try again later."),
    /** A request that cannot be authenticated at present. */
    UNAVAILABLE(503, null, "Temporarily unavailable", "The request cannot be authenticated at the moment.");

    private final int status;
    private final @Nullable String error;
    private final String title;
    private final String detail;

    RejectionKind(int status, @Nullable String error, String title, String detail) {
        this.status = status;
        this.error = error;
        this.title = title;
        this.detail = detail;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return 400 to 503
     */
    public int status() {
        return status;
    }

    /**
     * Returns whether the same request may succeed later. The response has the header {@code Retry-After}.
     *
     * @return true for {@link #UNAVAILABLE} and {@link #TOO_MANY_REQUESTS}
     */
    public boolean isTemporary() {
        return this == UNAVAILABLE || this == TOO_MANY_REQUESTS;
    }

    /**
     * Returns the error code of RFC 6750 section 3.1.
     *
     * @return the code, or null if the challenge contains none
     */
    public @Nullable String error() {
        return error;
    }

    /**
     * Returns the title of the problem body (RFC 9457 section 3.1.4).
     *
     * @return fixed text, the same for every reason of this kind
     */
    public String title() {
        return title;
    }

    /**
     * Returns the detail of the problem body, also the {@code error_description} of the challenge.
     *
     * @return fixed ASCII text without quotes or backslashes
     */
    public String detail() {
        return detail;
    }
}
