package io.github.jwtfilter.internal.metrics;

import java.util.function.LongSupplier;

/** The number and the total duration of operations. */
public interface Timing {
    /**
     * Returns the number of operations.
     *
     * @return 0 or more, never decreasing
     */
    long count();

    /**
     * Returns the total duration of the operations.
     *
     * @return nanoseconds, never decreasing
     */
    long totalNanos();

    /**
     * Combines two figures.
     *
     * @param count the number of operations
     * @param totalNanos their total duration, in nanoseconds
     * @return both
     */
    static Timing of(LongSupplier count, LongSupplier totalNanos) {
        return new Timing() {
            @Override
            public long count() {
                return count.getAsLong();
            }

            @Override
            public long totalNanos() {
                return totalNanos.getAsLong();
            }
        };
    }
}
