package io.github.jwtfilter.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session after its start or a renewal, for the cookies of one client; or a temporary access token for one
 * request, while another one renews the session.
 */
public final class IssuedSession {
    private final String sessionId;
    private final String subject;
    private final String accessToken;
    private final @Nullable String renewalToken;
    private final long accessSeconds;
    private final long renewalSeconds;

    /** Without a {@code renewalToken}, the access token is temporary. */
    IssuedSession(
            String sessionId,
            String subject,
            String accessToken,
            @Nullable String renewalToken,
            long accessSeconds,
            long renewalSeconds) {
        this.sessionId = sessionId;
        this.subject = subject;
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
     * Returns the user of the session.
     *
     * @return the claim {@code sub} of its access tokens
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the access token.
     *
     * @return a signed token (RFC 7519)
     */
    public String accessToken() {
        return accessToken;
    }

    /**
     * Returns whether the access token is for one request only, so that no cookie is set: another request renews the session.
     *
     * @return true if there is no renewal token
     */
    public boolean isTemporary() {
        return renewalToken == null;
    }

    /** Returns the renewal token; null if the access token is temporary. */
    @Nullable
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
