package io.github.jwtfilter.internal.jmx;

/** The sessions of an application on this server, for JMX. All numbers are those since its start. */
public interface SessionsMXBean {
    /**
     * Returns the number of sessions that have started.
     *
     * @return 0 or more
     */
    long getStartedSessions();

    /**
     * Returns the number of renewed requests: the requests of a page that arrive together count each.
     *
     * @return 0 or more
     */
    long getRenewals();

    /**
     * Returns the number of requests whose renewal token was invalid, or whose session had ended.
     *
     * @return 0 or more
     */
    long getFailedRenewals();

    /**
     * Returns the number of sessions that were ended because an old renewal token was presented, so that a copy of it exists.
     *
     * @return 0 or more
     */
    long getReusedRenewalTokens();

    /**
     * Returns the number of sessions that have ended before their time, other than by a revocation: by a logout, by the application or
     * another login, by the limit of sessions of a user, or by the identity provider.
     *
     * @return 0 or more
     */
    long getEndedSessions();

    /**
     * Returns the number of sessions that were not renewed, since they or their users were revoked.
     *
     * @return 0 or more
     */
    long getRevokedSessions();
}
