package io.github.jwtfilter.internal.jmx;

/**
 * The rollout report of an application in report-only mode, for JMX. All numbers are those since {@link #getStarted}. Texts of clients
 * are escaped.
 */
@Description(
        "The requests that mode = enforce would reject, in report-only mode. All numbers are those since the start, or since the last reset.")
public interface RolloutMXBean {
    /**
     * Returns the conclusion: may the mode be {@code enforce}?
     *
     * @return {@code safe}, {@code not-safe} or {@code not-enough-traffic}, a colon, and the reasons
     */
    @Description("Whether the mode may be enforce: safe, not-safe or not-enough-traffic, a colon, and the reasons.")
    String getVerdict();

    /**
     * Returns the start of the observation.
     *
     * @return the time of the start or of the last {@link #reset}, in ISO-8601
     */
    @Description("The start of the observation, or its last reset.")
    String getStarted();

    /**
     * Returns the time since which no new kind of rejected requests has appeared, except expected ones.
     *
     * @return the time in ISO-8601; that of the start if there was none
     */
    @Description("The time since which no new kind of rejected requests has appeared, except expected ones.")
    String getNothingNewSince();

    /**
     * Returns the number of requests with a valid token that the access rules permit.
     *
     * @return 0 or more
     */
    @Description("Requests with a valid token that the access rules permit.")
    long getAcceptedRequests();

    /**
     * Returns the number of requests that the access rules permit without a token.
     *
     * @return 0 or more
     */
    @Description("Requests that the access rules permit without a token.")
    long getPassedRequests();

    /**
     * Returns the number of requests that {@code mode = enforce} would reject.
     *
     * @return 0 or more
     */
    @Description("Requests that mode = enforce would reject.")
    long getRejectedRequests();

    /**
     * Returns the number of requests in the last 24 hours.
     *
     * @return 0 or more
     */
    @Description("Requests in the last 24 hours.")
    long getRequestsOfLastDay();

    /**
     * Returns the approximate number of users of the accepted requests.
     *
     * @return 0 or more
     */
    @Description("The approximate number of users of the accepted requests.")
    long getUsers();

    /**
     * Returns the kinds of requests that prevent {@code mode = enforce}.
     *
     * @return one line for each, at most 100: number, reason, method and paths, times, and the setting that would permit them
     */
    @Description(
            "The kinds of requests that prevent mode = enforce, at most 100: number, reason, method and paths, times, and the setting that would permit them.")
    String[] getRejectedKinds();

    /**
     * Returns the complete report for the command {@code rollout}.
     *
     * @return lines with JSON, in the format of the log
     */
    @Description("The complete report for the command rollout, as lines with JSON.")
    String[] getReport();

    /** Discards all figures, for example after a change of the access rules. */
    @Description("Discards all figures, for example after a change of the access rules.")
    void reset();
}
