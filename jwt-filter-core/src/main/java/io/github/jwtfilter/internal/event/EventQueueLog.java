package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.internal.logging.FailureText;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts and logs the events that a queue has lost, at most one line per minute, and the exceptions of its target: class and place only,
 * since a message may contain anything. Thread-safe.
 */
final class EventQueueLog {
    private static final Log LOG = Log.of(GuardEvents.class);
    private static final int FAILURES_PER_MINUTE = 10;

    private final String target;
    private final Supplier<String> prefix;
    private final Consumer<Runnable> afterMinute;
    private final LogRateLimiter failures;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long reported;

    /**
     * Creates a log.
     *
     * @param target the name of the listener
     * @param prefix supplies the start of lines
     * @param afterMinute runs a task after one minute
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    EventQueueLog(String target, Supplier<String> prefix, Consumer<Runnable> afterMinute, LongSupplier nanoTime) {
        this.target = target;
        this.prefix = prefix;
        this.afterMinute = afterMinute;
        this.failures = new LogRateLimiter(FAILURES_PER_MINUTE, nanoTime);
    }

    /** Counts a lost event, and schedules the line about those of this minute. */
    void countLost() {
        lost.incrementAndGet();
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            afterMinute.accept(this::report);
        }
    }

    long lost() {
        return lost.get();
    }

    /** Logs the number of lost events since the last line, if there are any. */
    synchronized void report() {
        scheduled.set(false);
        long total = lost.get();
        if (total > reported) {
            LOG.warn(prefix.get() + (total - reported) + (total - reported == 1 ? " event" : " events")
                    + " did not reach " + target + ", since it was too slow or the application has stopped");
            reported = total;
        }
    }

    /** Logs an exception of the target. */
    void failed(Throwable failure) {
        if (failures.tryAcquire()) {
            LOG.error(prefix.get() + target + " failed with " + FailureText.of(failure), null);
        }
    }
}
