package io.github.jwtfilter.internal.store;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts and times the calls of a store. Thread-safe. */
public final class StoreCalls {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongSupplier nanoTime;

    /**
     * Creates counters with the value 0.
     *
     * @param nanoTime the elapsed time in nanoseconds
     */
    StoreCalls(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Calls the store. */
    <T extends @Nullable Object> T time(Supplier<T> call) {
        long start = nanoTime.getAsLong();
        try {
            return call.get();
        } finally {
            count.increment();
            nanos.add(Math.max(0, nanoTime.getAsLong() - start));
        }
    }

    /** Counts a call that has failed, since the store was not available. */
    void countFailure() {
        failures.increment();
    }

    /**
     * Returns the number of calls.
     *
     * @return 0 or more, with failed calls
     */
    public long count() {
        return count.sum();
    }

    /**
     * Returns the total duration of the calls.
     *
     * @return nanoseconds
     */
    public long totalNanos() {
        return nanos.sum();
    }

    /**
     * Returns the number of calls that have failed, since the store was not available.
     *
     * @return 0 or more
     */
    public long failures() {
        return failures.sum();
    }
}
