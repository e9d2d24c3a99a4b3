package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the fetches of one issuer, one at a time: on schedule, and for tokens within limits. After each fetch it replaces the
 * state of the keys as a whole. Thread-safe.
 */
final class FetchCoordinator {
    private final KeyFetch fetch;
    private final RemoteLimits limits;
    private final TaskScheduler scheduler;
    private final LongSupplier nanoTime;
    private final RefreshSchedule schedule;
    private final Runnable onChange;
    private final RefetchLimiter limiter = new RefetchLimiter();
    private final Object lock = new Object();
    private volatile @Nullable FetchTask running;
    private volatile long lastStart;
    private volatile KeyState state;

    /** Creates a coordinator; {@code onChange} is called before keys that differ from the previous ones are published. */
    FetchCoordinator(
            KeyFetch fetch,
            RemoteLimits limits,
            TaskScheduler scheduler,
            LongSupplier nanoTime,
            RefreshSchedule schedule,
            Runnable onChange) {
        this.fetch = fetch;
        this.limits = limits;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.schedule = schedule;
        this.onChange = onChange;
        this.state = KeyState.initial(nanoTime.getAsLong());
    }

    KeyState state() {
        return state;
    }

    /** Returns the running fetch, or null. */
    @Nullable
    FetchTask running() {
        return running;
    }

    /** Returns the time at which the last fetch started. */
    long lastStart() {
        return lastStart;
    }

    boolean lastFetchChangedKeys() {
        synchronized (lock) {
            return limiter.lastFetchChangedKeys();
        }
    }

    void startIfDue() {
        long now = nanoTime.getAsLong();
        if (state.isDue(now)) {
            synchronized (lock) {
                if (running == null && state.isDue(now)) {
                    start();
                }
            }
        }
    }

    /** Starts a fetch, unless one runs; returns whether one runs. */
    boolean startNow() {
        synchronized (lock) {
            return running != null || start() != null;
        }
    }

    /** Returns the first fetch, without which no token can be verified, or null if it has ended. */
    @Nullable
    FetchTask first() {
        synchronized (lock) {
            return running == null && state.untried() && state.isDue(nanoTime.getAsLong()) ? start() : running;
        }
    }

    /**
     * Returns the running fetch, or a new one if the token may cause it. Tokens cause no fetch while fetches fail, since the
     * schedule retries those.
     */
    Refetch refetch(BooleanSupplier needed) {
        synchronized (lock) {
            if (!needed.getAsBoolean()) {
                return new Refetch(null, true);
            }
            long now = nanoTime.getAsLong();
            boolean permitted = running == null && state.failures() == 0 && limiter.tryAcquire(now);
            boolean conclusive = state.failures() == 0 && !limiter.followsChange(now);
            return new Refetch(permitted ? start() : running, conclusive);
        }
    }

    /** Starts a fetch. The caller holds the lock, so that the fetch cannot end before {@link #running} is set. */
    private @Nullable FetchTask start() {
        long now = nanoTime.getAsLong();
        if (state.untried()) {
            limiter.tryAcquire(now); // otherwise forged tokens could cause a second fetch immediately
        }
        FetchTask task = new FetchTask(fetch, new Listener());
        if (scheduler.run("jwt-filter-keys", task, limits.fetchTimeout())) {
            running = task;
            lastStart = now;
        } else {
            state = state.postponed(now + schedule.afterFailure(1)); // no thread is available
        }
        return running;
    }

    /** A fetch for which a token may wait, or none. */
    static final class Refetch {
        final @Nullable FetchTask task;
        private final boolean conclusive;

        /** Creates an entry; {@code conclusive} is whether the known keys are current if there is no fetch. */
        Refetch(@Nullable FetchTask task, boolean conclusive) {
            this.task = task;
            this.conclusive = conclusive;
        }

        /** Waits for the fetch, and returns whether the known keys are current. */
        boolean await(WaitLimiter limiter, Duration limit) {
            return task == null ? conclusive : limiter.await(task, limit);
        }
    }

    private final class Listener implements FetchTask.FetchListener {
        @Override
        public void succeeded(FetchedKeys fetched) {
            synchronized (lock) {
                long now = nanoTime.getAsLong();
                KeySet previous = state.keys();
                boolean changed = previous != null && !previous.selectsLike(fetched.keys());
                limiter.complete(changed, now);
                if (changed) {
                    onChange.run();
                }
                long next = now + schedule.afterSuccess(fetched.maxAgeSeconds(), limits.longestLifetime());
                state = KeyState.fetched(fetched, now, next);
            }
        }

        @Override
        public void failed(String why) {
            synchronized (lock) {
                long next = nanoTime.getAsLong() + schedule.afterFailure(state.failures() + 1);
                state = state.failed(why, next);
            }
        }

        @Override
        public void ended() {
            synchronized (lock) {
                running = null;
            }
        }
    }
}
