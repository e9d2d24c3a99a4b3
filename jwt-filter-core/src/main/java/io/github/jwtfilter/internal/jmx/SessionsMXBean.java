package io.github.jwtfilter.internal.jmx;

/** The sessions of an application on this server, for JMX. All numbers are those since its start. */
@Description("The sessions on this server. All numbers are those since the start.")
public interface SessionsMXBean {
    /**
     * Returns the number of sessions that have started.
     *
     * @return 0 or more
     */
    @Description("Sessions that have started.")
    long getStartedSessions();

    /**
     * Returns the number of renewed requests: the requests of a page that arrive together count each.
     *
     * @return 0 or more
     */
    @Description("Renewed requests; the requests of a page that arrive together count each.")
    long getRenewals();

    /**
     * Returns the number of requests whose renewal token was invalid, or whose session had ended.
     *
     * @return 0 or more
     */
    @Description("Requests whose renewal token was invalid, or whose session had ended.")
    long getFailedRenewals();

    /**
     * Returns the number of sessions that were ended because an old renewal token was presented, so that a copy of it exists.
     *
     * @return 0 or more
     */
    @Description("Sessions that were ended because an old renewal token was presented, so that a copy of it exists.")
    long getReusedRenewalTokens();

    /**
     * Returns the number of sessions that have ended before their time, other than by a revocation: by a logout, by the application or
     * another login, by the limit of sessions of a user, or by the identity provider.
     *
     * @return 0 or more
     */
    @Description(
            "Sessions that have ended before their time, other than by a revocation: by a logout, by the application or another login, by the limit of sessions of a user, or by the identity provider.")
    long getEndedSessions();

    /**
     * Returns the number of sessions that were not renewed, since they or their users were revoked.
     *
     * @return 0 or more
     */
    @Description("Sessions that were not renewed, since they or their users were revoked.")
    long getRevokedSessions();
}
