package io.github.jwtfilter.internal.jmx;

/** The limits of signature checks of an application on this server, for JMX. Totals count since the start, or since a change of flood.* by a reload. */
@Description(
        "The limits of signature checks on this server: flood.checks, flood.failures. Totals count since the start, or since a change of flood.* by a reload.")
public interface FloodMXBean {
    /**
     * Returns the number of failed signature checks of tokens from requests.
     *
     * @return 0 or more; each key that was tried for a token counts
     */
    @Description("Failed signature checks of tokens from requests; each key that was tried for a token counts.")
    long getFailedChecks();

    /**
     * Returns the number of tokens that were rejected without a check, since they had failed before.
     *
     * @return 0 or more
     */
    @Description("Tokens that were rejected without a check, since they had failed before.")
    long getRepeatedTokens();

    /**
     * Returns the number of tokens that waited for their check.
     *
     * @return 0 or more
     */
    @Description("Tokens that waited for their check.")
    long getDelayedTokens();

    /**
     * Returns the number of tokens that were rejected by {@code flood.checks}.
     *
     * @return 0 or more
     */
    @Description("Tokens that were not checked, since too many others were being checked (flood.checks).")
    long getRejectedByChecks();

    /**
     * Returns the number of tokens that were rejected by {@code flood.failures}.
     *
     * @return 0 or more
     */
    @Description("Tokens that were not checked, since too many tokens of their client had failed (flood.failures).")
    long getRejectedByFailures();

    /**
     * Returns the number of checks with public keys that could start at present.
     *
     * @return 0 to {@code flood.checks}, or -1 without a limit
     */
    @Description("The checks with public keys that could start at present; -1 without a limit.")
    int getAvailableChecks();

    /**
     * Returns the number of clients whose failed checks are counted at present.
     *
     * @return 0 to {@code flood.clients}
     */
    @Description("The clients whose failed checks are counted at present, up to flood.clients.")
    int getCountedClients();

    /**
     * Returns the number of clients whose tokens are rejected at present unless they are cached.
     *
     * @return 0 to {@code flood.clients}
     */
    @Description("The clients whose tokens are rejected at present unless they are cached.")
    int getLimitedClients();

    /**
     * Returns the clients with the most failed checks.
     *
     * @return at most five lines, such as {@code 203.0.113.7 (50 failed, 120 rejected)}
     */
    @Description("The clients with the most failed checks, at most five.")
    String[] getTopClients();
}
