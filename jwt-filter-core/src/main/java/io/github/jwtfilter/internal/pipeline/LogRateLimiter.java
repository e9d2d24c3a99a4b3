package io.github.jwtfilter.internal.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Permits a limited number of log lines per minute, and counts the suppressed ones. */
final class LogRateLimiter {
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int lines;
    private final LongSupplier nanoTime;
    private long windowStart;
    private int used;
    private long suppressed;

    LogRateLimiter(int lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Returns whether one more line may be written now. */
    synchronized boolean tryAcquire() {
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

    /** Returns the number of lines suppressed since the last call. */
    synchronized long takeSuppressed() {
        long count = suppressed;
        suppressed = 0;
        return count;
    }
}
