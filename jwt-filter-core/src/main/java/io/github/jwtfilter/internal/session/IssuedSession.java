package io.github.jwtfilter.internal.session;

/** The tokens of a session after its start or a renewal, for the cookies of one client. */
public final class IssuedSession {
    private final String sessionId;
    private final String accessToken;
    private final String renewalToken;
    private final long accessSeconds;
    private final long renewalSeconds;

    IssuedSession(String sessionId, String accessToken, String renewalToken, long accessSeconds, long renewalSeconds) {
        this.sessionId = sessionId;
        this.accessToken = accessToken;
        this.renewalToken = renewalToken;
        this.accessSeconds = accessSeconds;
        this.renewalSeconds = renewalSeconds;
    }

    /**
     * Returns the ID of the session.
     *
     * @return the claim {@code sid} of its access tokens
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * Returns the access token.
     *
     * @return a signed token (RFC 7519)
     */
    public String accessToken() {
        return accessToken;
    }

    String renewalToken() {
        return renewalToken;
    }

    /**
     * Returns the lifetime of the access token.
     *
     * @return seconds, at least 1
     */
    public long accessSeconds() {
        return accessSeconds;
    }

    /** Returns the time until the session ends unless it is renewed, in seconds. */
    long renewalSeconds() {
        return renewalSeconds;
    }

    @Override
    public String toString() {
        return "session " + sessionId;
    }
}
