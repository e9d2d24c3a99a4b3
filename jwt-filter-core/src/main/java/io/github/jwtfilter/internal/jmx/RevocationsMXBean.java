package io.github.jwtfilter.internal.jmx;

import org.jspecify.annotations.Nullable;

/**
 * The revocations of an application, for JMX. Times are ISO-8601 with an offset, such as {@code 2026-01-31T12:00:00Z}, and null counts as empty. An operation that
 * revokes returns the revocation as {@link #list} does, and fails if the store is not available.
 */
@Description("The revocations, and the state of their store. Totals count since the start, on this server.")
public interface RevocationsMXBean extends RevocationOperations {
    /**
     * Returns whether the store could be read by the last request.
     *
     * @return {@code AVAILABLE} or {@code FAILING}
     */
    @Description("Whether the last request could read the store: AVAILABLE or FAILING.")
    String getState();

    /**
     * Returns the number of requests with a revoked token since the start.
     *
     * @return 0 or more
     */
    @Description("Requests with a revoked token.")
    long getRevokedRequests();

    /**
     * Returns the number of failed reads of the store since the start.
     *
     * @return 0 or more
     */
    @Description("Failed reads of the store.")
    long getFailures();

    /**
     * Returns the number of requests that were accepted although the store could not be read, since the start.
     *
     * @return 0 or more; always 0 unless {@code revocation.on-failure} is {@code admit}
     */
    @Description(
            "Requests that were accepted although the store could not be read; always 0 unless revocation.on-failure is admit.")
    long getAdmittedRequests();

    /**
     * Returns the number of results from the cache since the start.
     *
     * @return 0 or more; always 0 without {@code revocation.cache}
     */
    @Description("Results from the cache; always 0 without revocation.cache.")
    long getCacheHits();

    /**
     * Removes a revocation.
     *
     * @param id its ID, the first word of a line of {@link #list}
     * @return whether there was one
     */
    @Description("Removes a revocation; returns whether there was one.")
    boolean remove(@Description("The ID, the first word of a line of list.") @Nullable String id);

    /**
     * Returns the latest revocations.
     *
     * @param limit the maximum number, 1 to 10,000
     * @return one line for each: ID, kind, values, and times
     */
    @Description("Returns the latest revocations, one line for each: ID, kind, values, and times.")
    String[] list(@Description("The maximum number, 1 to 10,000.") int limit);

    /**
     * Returns the number of revocations.
     *
     * @return up to 10,000, which stands for any larger number too
     */
    @Description("Returns the number of revocations, up to 10,000, which stands for any larger number too.")
    int count();

    /**
     * Removes revocations of tokens that have expired more than ten minutes ago, which also happens each minute.
     *
     * @return the number of removed revocations
     */
    @Description(
            "Removes revocations of tokens that have expired more than ten minutes ago, which also happens each minute; returns their number.")
    int prune();
}
