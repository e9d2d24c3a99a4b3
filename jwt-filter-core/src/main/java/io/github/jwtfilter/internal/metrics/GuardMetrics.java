package io.github.jwtfilter.internal.metrics;

import java.util.function.LongSupplier;

/**
 * Counts and times the decisions of an application, in all versions of its settings. Thread-safe, without locks, and without an
 * allocation for each decision.
 */
public final class GuardMetrics {
    private final DecisionCounters enforced = new DecisionCounters();
    private final DecisionCounters reported = new DecisionCounters();
    private final LatencyHistogram durations = new LatencyHistogram();
    private final LongSupplier nanoTime;

    /**
     * Creates counters with the value 0.
     *
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public GuardMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Returns the counters of decisions.
     *
     * @param reportOnly whether the decisions are only reported: {@code mode = report-only}
     * @return the counters
     */
    public DecisionCounters decisions(boolean reportOnly) {
        return reportOnly ? reported : enforced;
    }

    /**
     * Returns the time at the start of a decision, for {@link #end}.
     *
     * @return nanoseconds of the monotonic clock
     */
    public long start() {
        return nanoTime.getAsLong();
    }

    /**
     * Records the duration of a decision.
     *
     * @param start the time at its start
     */
    public void end(long start) {
        durations.record(nanoTime.getAsLong() - start);
    }

    /**
     * Returns the durations of the decisions that were measured.
     *
     * @return the histogram
     */
    public LatencyHistogram durations() {
        return durations;
    }
}
