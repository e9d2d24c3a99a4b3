package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits while another request, possibly on another server, has leased a session: a limited number of requests at a time, each for
 * the length of a lease. Thread-safe.
 */
final class LeaseWait {
    /** Fewer than the threads of most servers. */
    private static final int MAX_WAITING = 100;

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long MAX_PAUSE_MILLIS = 200;

    private final SessionStore store;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long maxNanos;
    private final Semaphore permits = new Semaphore(MAX_WAITING);

    LeaseWait(SessionStore store, Clock clock, RefreshPolicy policy) {
        this.store = store;
        this.clock = clock;
        this.maxNanos = TimeUnit.MILLISECONDS.toNanos(policy.leaseMillis());
        this.nanoTime = policy.nanoTime();
    }

    /**
     * Waits until the lease of a session has ended, or its token was replaced.
     *
     * @param leased the session with its lease
     * @return false if the lease is still in effect, or too many requests wait
     */
    boolean await(StoredSession leased) {
        if (!permits.tryAcquire()) {
            return false;
        }
        try {
            return poll(leased);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            permits.release();
        }
    }

    private boolean poll(StoredSession leased) throws InterruptedException {
        long start = nanoTime.getAsLong();
        long pause = FIRST_PAUSE_MILLIS;
        while (nanoTime.getAsLong() - start < maxNanos) {
            Thread.sleep(pause);
            pause = Math.min(2 * pause, MAX_PAUSE_MILLIS);
            StoredSession current = store.find(leased.id());
            if (current == null
                    || current.leaseUntil() <= clock.millis()
                    || !current.currentHash().equals(leased.currentHash())) {
                return true;
            }
        }
        return false;
    }
}
