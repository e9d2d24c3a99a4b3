package io.github.jwtfilter.internal.logging;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Permits a limited number of log lines per minute, and counts the suppressed ones. Thread-safe. */
public final class LogRateLimiter {
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int lines;
    private final LongSupplier nanoTime;
    private long windowStart;
    private int used;
    private long suppressed;

    /**
     * Creates a limiter.
     *
     * @param lines the number of lines per minute
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public LogRateLimiter(int lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /**
     * Returns whether one more line may be written now.
     *
     * @return false if the line must be omitted
     */
    public synchronized boolean tryAcquire() {
        long now = nanoTime.getAsLong();
        if (now - windowStart >= WINDOW_NANOS) {
            windowStart = now;
            used = 0;
        }
        if (used >= lines) {
            suppressed++;
            return false;
        }
        used++;
        return true;
    }

    /**
     * Returns the number of omitted lines since the last call.
     *
     * @return 0 or more
     */
    public synchronized long takeSuppressed() {
        long count = suppressed;
        suppressed = 0;
        return count;
    }
}
