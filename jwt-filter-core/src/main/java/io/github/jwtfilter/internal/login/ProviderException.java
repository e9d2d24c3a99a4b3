package io.github.jwtfilter.internal.login;

/** Thrown if a request to the provider fails. Has no stack trace, since it is an expected event. */
public final class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message, never null. */
    private final String reason;

    private final Kind kind;

    /** The consequence of a failure. */
    public enum Kind {
        /** The provider cannot be reached, or reports a temporary error: a later attempt may succeed. */
        UNAVAILABLE,
        /** The code, the refresh token or the access token is invalid, expired, revoked or used: the user must log in again. */
        INVALID_GRANT,
        /** The user does not meet the requirements of the settings, so that a login fails and a session ends. */
        USER_REJECTED,
        /** The provider rejects the client or its request: the settings do not match the registration of the client. */
        CLIENT_REJECTED,
        /** The response does not conform to the specification. */
        INVALID_RESPONSE
    }

    /**
     * Creates an exception.
     *
     * @param kind the consequence
     * @param reason the cause for operators, without any content of the request or the response, a secret or a token
     */
    ProviderException(Kind kind, String reason) {
        super(reason, null, false, false);
        this.reason = reason;
        this.kind = kind;
    }

    /**
     * Returns the consequence.
     *
     * @return the kind of the failure
     */
    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
