package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes. A background thread refreshes them before they expire, one fetch at a time, so that
 * requests with a known key never wait. A token that the keys do not verify can cause one more fetch. During an outage of the
 * issuer, the last valid keys are used for a limited time.
 */
public final class RemoteKeys implements KeySource {
    private final KeyFetch fetch;
    private final RemoteLimits limits;
    private final BackgroundScheduler scheduler;
    private final LongSupplier nanoTime;
    private final RefreshSchedule plan;
    private final KeyStateLog log;
    private final UnknownKeyIdCache absent = new UnknownKeyIdCache();
    private final WaitLimiter waiting;
    private final RefetchLimiter limiter = new RefetchLimiter();
    private final Object lock = new Object();
    private volatile @Nullable FetchTask running;
    private volatile long begun;
    private volatile KeyState state;

    RemoteKeys(
            KeyFetch fetch,
            RemoteLimits limits,
            BackgroundScheduler scheduler,
            LongSupplier nanoTime,
            RefreshSchedule plan,
            WaitLimiter waiting,
            KeyStateLog log) {
        this.fetch = fetch;
        this.limits = limits;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.plan = plan;
        this.waiting = waiting;
        this.log = log;
        this.state = KeyState.initial(nanoTime.getAsLong());
        scheduler.eachTick(this::tick);
    }

    /** Starts a fetch if one is due. Called periodically by one thread. */
    void tick() {
        long now = nanoTime.getAsLong();
        if (state.isDue(now)) {
            synchronized (lock) {
                if (running == null && state.isDue(now)) {
                    start();
                }
            }
        }
        KeyState known = state; // the same state for both arguments
        log.observe(healthOf(known), known.good());
    }

    @Override
    public Result<KeySet> current() {
        KeyState known = state;
        if (known.untried()) {
            scheduler.start();
            FetchTask first = first();
            if (first != null) {
                first.await(limits.fetchTimeout());
            }
            known = state;
        }
        return usable(known);
    }

    private Result<KeySet> usable(KeyState known) {
        Snapshot good = known.good();
        return good == null || limits.exceeded(good, nanoTime.getAsLong())
                ? Result.rejected(RejectionReason.KEYS_UNAVAILABLE)
                : good.keys().asResult();
    }

    @Override
    public KeySet known() {
        Result<KeySet> usable = usable(state);
        return usable.reason() == null ? usable.value() : KeySet.empty();
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        if (miss == RejectionReason.UNKNOWN_KEY) {
            return find(header);
        }
        if (isNewest(tried)) {
            refetch(() -> isNewest(tried)).await(waiting, limits.fetchTimeout());
        }
        return usable(state); // another thread may have fetched newer keys
    }

    /**
     * Returns the keys after attempting to fetch the one that the token refers to. A running fetch may have read the keys
     * before the issuer published that key: if it returns different keys without it, the next fetch decides.
     */
    private Result<KeySet> find(JoseHeader header) {
        FetchTask earlier = running;
        String name = nameOf(header);
        for (int round = 1; round <= 2 && !absent.contains(name, nanoTime.getAsLong()); round++) {
            Refetch refetch = refetch(() -> isMissing(header));
            boolean decided = refetch.await(waiting, limits.fetchTimeout());
            if (!isMissing(header)) {
                break;
            }
            if (!decided) {
                return Result.rejected(RejectionReason.KEYS_UNAVAILABLE);
            }
            FetchTask task = refetch.task;
            if (task != null && !lastFetchChangedKeys()) {
                absent.add(name, begun); // the response cannot contain keys that were published later
                break;
            }
            if (task == null || task != earlier) {
                break;
            }
        }
        return usable(state);
    }

    private boolean isNewest(KeySet tried) {
        Snapshot good = state.good();
        return good != null && good.keys() == tried;
    }

    private boolean isMissing(JoseHeader header) {
        Snapshot good = state.good();
        return good != null && good.keys().select(header).reason() == RejectionReason.UNKNOWN_KEY;
    }

    private boolean lastFetchChangedKeys() {
        synchronized (lock) {
            return limiter.lastFetchChangedKeys();
        }
    }

    /** Returns the name that the token uses for its key. */
    private static String nameOf(JoseHeader header) {
        return header.keyId() != null ? "kid " + header.keyId() : "x5t " + header.x5t() + ' ' + header.x5tS256();
    }

    /** Returns the first fetch, without which no token can be verified, or null if it has ended. */
    private @Nullable FetchTask first() {
        synchronized (lock) {
            return running == null && state.untried() && state.isDue(nanoTime.getAsLong()) ? start() : running;
        }
    }

    /**
     * Returns the running fetch, or a new one if the token may cause it. Tokens cause no fetch while fetches fail, since the
     * schedule retries those.
     */
    private Refetch refetch(BooleanSupplier needed) {
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
        FetchTask task = new FetchTask(fetch, new FirstResult());
        if (scheduler.run("jwt-filter-keys", task, limits.fetchTimeout())) {
            running = task;
            begun = now;
        } else {
            state = state.postponed(now + plan.afterFailure(1)); // no thread is available
        }
        return running;
    }

    /** Returns the number of threads that wait because the key of their token is unknown. */
    int waiting() {
        return waiting.taken();
    }

    /** Returns the number of cached unknown key IDs. */
    int absentKeyIds() {
        return absent.size();
    }

    @Override
    public KeyHealth health() {
        return healthOf(state);
    }

    private KeyHealth healthOf(KeyState known) {
        return known.health(fetch.place(), limits, nanoTime.getAsLong());
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return JwsAlgorithm.asymmetric();
    }

    @Override
    public String description() {
        return "keys from " + fetch.place();
    }

    /** A fetch for which a token may wait, or none. */
    private static final class Refetch {
        final @Nullable FetchTask task;
        private final boolean conclusive;

        /** Creates an entry; {@code conclusive} is whether the known keys are current if there is no fetch. */
        Refetch(@Nullable FetchTask task, boolean conclusive) {
            this.task = task;
            this.conclusive = conclusive;
        }

        /** Waits for the fetch, and returns whether the known keys are current. */
        boolean await(WaitLimiter waiting, Duration limit) {
            return task == null ? conclusive : waiting.await(task, limit);
        }
    }

    private final class FirstResult implements FetchTask.FetchListener {
        @Override
        public void succeeded(FetchedKeys fetched) {
            synchronized (lock) {
                long now = nanoTime.getAsLong();
                Snapshot previous = state.good();
                boolean changed = previous != null && !previous.keys().selectsLike(fetched.keys());
                limiter.complete(changed, now);
                if (changed) {
                    absent.clear();
                }
                long next = now + plan.afterSuccess(fetched.maxAgeSeconds(), limits.longestLifetime());
                state = KeyState.fetched(new Snapshot(fetched, now), next);
            }
        }

        @Override
        public void failed(String why) {
            synchronized (lock) {
                long next = nanoTime.getAsLong() + plan.afterFailure(state.failures() + 1);
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
