package io.github.jwtfilter.internal.store.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The end of the time for one access to the database, including the wait for a connection. */
final class Deadline {
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;

    Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    long remainingNanos() {
        return limit.toNanos() - (nanoTime.getAsLong() - start);
    }

    /** Returns the remaining time, at least one millisecond, since zero is no limit for JDBC. */
    int remainingMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos()));
    }

    boolean isOver() {
        return remainingNanos() <= 0;
    }
}
