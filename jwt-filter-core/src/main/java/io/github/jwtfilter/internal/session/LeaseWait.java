package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits while another request, possibly on another server, has leased a session: a limited number of requests at a time, each in
 * total for the length of a lease. Thread-safe.
 */
final class LeaseWait {
    /** Half of the default number of threads of Tomcat and Jetty. With HTTP/2, a browser sends about as many requests at once. */
    static final int MAX_WAITING = 100;

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long MAX_PAUSE_MILLIS = 200;

    private final SessionStore store;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final RefreshPolicy.Pause pause;
    private final long maxNanos;
    private final Semaphore permits = new Semaphore(MAX_WAITING);

    LeaseWait(SessionStore store, Clock clock, RefreshPolicy policy) {
        this.store = store;
        this.clock = clock;
        this.maxNanos = TimeUnit.MILLISECONDS.toNanos(policy.leaseMillis());
        this.nanoTime = policy.nanoTime();
        this.pause = policy.pause();
    }

    /** Returns the time until which a request that arrives now may wait, on the monotonic clock. */
    long deadline() {
        return nanoTime.getAsLong() + maxNanos;
    }

    /**
     * Waits until the lease of a session has ended, or its token was replaced.
     *
     * @param leased the session with its lease
     * @param deadline the {@link #deadline} of the request, for all its calls
     * @return false if the lease is still in effect at the deadline, or too many requests wait
     */
    boolean await(StoredSession leased, long deadline) {
        if (!permits.tryAcquire()) {
            return false;
        }
        try {
            return poll(leased, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            permits.release();
        }
    }

    private boolean poll(StoredSession leased, long deadline) throws InterruptedException {
        long millis = FIRST_PAUSE_MILLIS;
        while (nanoTime.getAsLong() - deadline < 0) {
            pause.sleep(millis);
            millis = Math.min(2 * millis, MAX_PAUSE_MILLIS);
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
