package io.github.jwtfilter.event;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Allows so many log lines in each minute, and counts the others. */
final class LineBudget {
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int lines;
    private final LongSupplier nanoTime;
    private long windowStart;
    private int used;
    private long suppressed;

    LineBudget(int lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Whether one more line may be written now. */
    synchronized boolean take() {
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

    /** How many lines were not written since this was last asked. */
    synchronized long takeSuppressed() {
        long count = suppressed;
        suppressed = 0;
        return count;
    }
}
