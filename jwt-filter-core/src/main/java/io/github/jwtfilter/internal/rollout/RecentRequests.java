package io.github.jwtfilter.internal.rollout;

/** The number of requests in the last 24 hours, from the totals at each full hour. Thread-safe. */
final class RecentRequests {
    private static final int HOURS = 24;

    private final long[] totals = new long[HOURS];
    private int hours;

    /** Adds the number of requests since the start, after an hour has passed. */
    synchronized void hourPassed(long total) {
        totals[hours % HOURS] = total;
        hours++;
    }

    /** Returns the number of requests of the last 23 to 24 hours, from the number since the start. */
    synchronized long of(long total) {
        return hours < HOURS ? total : total - totals[hours % HOURS];
    }
}
