package io.github.jwtfilter.internal.flood;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits the number of concurrent signature checks. Not fair: a check is shorter than waking a waiting thread. Thread-safe. */
final class CheckLimiter {
    /**
     * The maximum number of waiting threads: a third of those that servers have by default, so that forged tokens do not occupy the
     * threads of requests that need no check; and more than the requests that a browser sends at once with a new token.
     */
    static final int MAX_WAITING = 64;

    private final int max;
    private final Semaphore permits;
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final long maxWaitNanos;

    /** Creates a limiter for {@code checks} at the same time, 1 or more. */
    CheckLimiter(int checks, long maxWaitNanos) {
        this.max = checks;
        this.permits = new Semaphore(checks);
        this.maxWaitNanos = maxWaitNanos;
    }

    /** Acquires a permit if one is available at present. */
    boolean tryAcquire() {
        return permits.tryAcquire();
    }

    /**
     * Waits for a permit, at most for the configured time; returns false at once if the thread is interrupted, or if too many
     * threads wait.
     */
    boolean await() {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return awaitPermit();
        } finally {
            places.release();
        }
    }

    private boolean awaitPermit() {
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

    /** Returns the limit of concurrent checks. */
    int max() {
        return max;
    }

    /** Returns the number of permits that are available at present. */
    int available() {
        return permits.availablePermits();
    }
}
