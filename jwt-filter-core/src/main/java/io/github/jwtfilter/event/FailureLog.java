package io.github.jwtfilter.event;

import io.github.jwtfilter.log.Log;
import java.util.function.LongSupplier;

/**
 * Logs what should never have happened, so many lines a minute. A line says where it happened and never what the exception
 * says, which may be a piece of the request.
 */
public final class FailureLog {
    private static final Log LOG = Log.of(FailureLog.class);
    private static final int LINES_PER_MINUTE = 10;

    private final LineBudget budget;

    /**
     * A log with a full budget.
     *
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public FailureLog(LongSupplier nanoTime) {
        this.budget = new LineBudget(LINES_PER_MINUTE, nanoTime);
    }

    /**
     * Logs an exception that nobody expected.
     *
     * @param what failed
     * @param failure the exception
     */
    public void report(String what, RuntimeException failure) {
        if (budget.take()) {
            LOG.error(what + " failed with " + failure.getClass().getName() + placeOf(failure), null);
        }
    }

    private static String placeOf(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
