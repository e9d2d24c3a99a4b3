package io.github.jwtfilter.internal.jmx;

import org.jspecify.annotations.Nullable;

/**
 * The revocations of an application, for JMX. Times are ISO-8601 with an offset, such as {@code 2026-01-31T12:00:00Z}, and null counts as empty. An operation that
 * revokes returns the revocation as {@link #list} does, and fails if the store is not available.
 */
public interface RevocationsMXBean extends RevocationOperations {
    /**
     * Returns whether the store could be read by the last request.
     *
     * @return {@code AVAILABLE} or {@code FAILING}
     */
    String getState();

    /**
     * Returns the number of requests with a revoked token since the start.
     *
     * @return 0 or more
     */
    long getRevokedRequests();

    /**
     * Returns the number of failed reads of the store since the start.
     *
     * @return 0 or more
     */
    long getFailures();

    /**
     * Returns the number of requests that were accepted although the store could not be read, since the start.
     *
     * @return 0 or more; always 0 unless {@code revocation.on-failure} is {@code admit}
     */
    long getAdmittedRequests();

    /**
     * Returns the number of results from the cache since the start.
     *
     * @return 0 or more; always 0 without {@code revocation.cache}
     */
    long getCacheHits();

    /**
     * Removes a revocation.
     *
     * @param id its ID, the first word of a line of {@link #list}
     * @return whether there was one
     */
    boolean remove(@Nullable String id);

    /**
     * Returns the latest revocations.
     *
     * @param limit the maximum number, 1 to 10,000
     * @return one line for each: ID, kind, values, and times
     */
    String[] list(int limit);

    /**
     * Returns the number of revocations.
     *
     * @return up to 10,000, which stands for any larger number too
     */
    int count();

    /**
     * Removes revocations of tokens that have expired more than ten minutes ago, which also happens each minute.
     *
     * @return the number of removed revocations
     */
    int prune();
}
