package io.github.jwtfilter.internal.session;

/** Receives sessions that were ended because a renewal token was used again. */
public interface ReuseListener {
    /**
     * Called after the session was ended.
     *
     * @param sessionId the claim {@code sid} of its access tokens
     * @param subject the user
     */
    void reused(String sessionId, String subject);
}
