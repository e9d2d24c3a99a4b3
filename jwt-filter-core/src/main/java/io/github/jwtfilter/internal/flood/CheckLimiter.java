package io.github.jwtfilter.internal.flood;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits the number of concurrent signature checks. Not fair: a check is shorter than waking a waiting thread. Thread-safe. */
final class CheckLimiter {
    private final Semaphore permits;
    private final long maxWaitNanos;

    /** Creates a limiter for {@code checks} at the same time, 1 or more. */
    CheckLimiter(int checks, long maxWaitNanos) {
        this.permits = new Semaphore(checks);
        this.maxWaitNanos = maxWaitNanos;
    }

    /** Acquires a permit if one is available at present. */
    boolean tryAcquire() {
        return permits.tryAcquire();
    }

    /** Waits for a permit, at most for the configured time; returns false at once if the thread is interrupted. */
    boolean await() {
        try {
            return permits.tryAcquire(maxWaitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops the request; it decides how
            return false;
        }
    }

    void release() {
        permits.release();
    }

    /** Returns the number of permits that are available at present. */
    int available() {
        return permits.availablePermits();
    }
}
