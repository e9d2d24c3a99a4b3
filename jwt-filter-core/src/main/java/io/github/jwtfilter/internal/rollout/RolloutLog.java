package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.logging.Log;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Writes the report to the log once an hour, if any request was counted. The lines are warnings, as all lines of report-only mode, so
 * that they are in the same logs.
 */
public final class RolloutLog {
    private static final Log LOG = Log.of(RolloutLog.class);
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

    /** The maximum number of kinds in one report in the log. */
    static final int MAX_KINDS = 100;

    private final RolloutReport report;
    private final LongSupplier nanoTime;
    private long hourStart;

    /**
     * Creates the log of a report, which starts now.
     *
     * @param report the report
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public RolloutLog(RolloutReport report, LongSupplier nanoTime) {
        this.report = report;
        this.nanoTime = nanoTime;
        this.hourStart = nanoTime.getAsLong();
    }

    /**
     * Returns the report.
     *
     * @return the report
     */
    public RolloutReport report() {
        return report;
    }

    /** Writes the report if an hour has passed; called periodically by one thread. */
    public synchronized void tick() {
        long now = nanoTime.getAsLong();
        if (now - hourStart < HOUR_NANOS) {
            return;
        }
        hourStart = now;
        report.hourPassed();
        if (report.hasRequests()) {
            ReportLines.of(report.snapshot(), MAX_KINDS).forEach(LOG::warn);
        }
    }
}
