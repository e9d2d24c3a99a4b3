package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.key.KeyHealth;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import io.github.jwtfilter.upkeep.Upkeep;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes. They are fetched in the background before they run out, one fetch at a time, and once
 * more for tokens that they do not verify, so that a request that has its key never waits. While the issuer cannot be
 * reached, the last good keys are used, for so long and no longer.
 */
public final class RemoteKeys implements KeySource {
    /** More threads than these never wait for the sake of tokens whose key nobody knows: the others belong to honest ones. */
    private static final int MOST_WAITING = 4;

    private final KeyFetch fetch;
    private final RemoteLimits limits;
    private final Upkeep upkeep;
    private final LongSupplier nanoTime;
    private final RefreshPlan plan;
    private final KeyStateLog log;
    private final AbsentKeyIds absent = new AbsentKeyIds();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Cooldown cooldown = new Cooldown();
    private final Object lock = new Object();
    private @Nullable Flight running;
    private volatile KeyState state;

    RemoteKeys(
            KeyFetch fetch,
            RemoteLimits limits,
            Upkeep upkeep,
            LongSupplier nanoTime,
            RefreshPlan plan,
            KeyStateLog log) {
        this.fetch = fetch;
        this.limits = limits;
        this.upkeep = upkeep;
        this.nanoTime = nanoTime;
        this.plan = plan;
        this.log = log;
        this.state = KeyState.initial(nanoTime.getAsLong());
        upkeep.eachTick(this::tick);
    }

    /** Called again and again by one thread. */
    void tick() {
        long now = nanoTime.getAsLong();
        if (state.isDue(now)) {
            synchronized (lock) {
                if (running == null && state.isDue(now)) {
                    start();
                }
            }
        }
        log.observe(health(), state.good());
    }

    @Override
    public Outcome<KeySet> current() {
        KeyState known = state;
        if (known.untried()) {
            upkeep.start();
            Flight first = first();
            if (first != null) {
                first.await(limits.fetchTimeout());
            }
            known = state;
        }
        return usable(known);
    }

    private Outcome<KeySet> usable(KeyState known) {
        Snapshot good = known.good();
        return good == null || limits.exceeded(good, nanoTime.getAsLong())
                ? Outcome.rejected(RejectionReason.KEYS_UNAVAILABLE)
                : good.outcome();
    }

    @Override
    public Outcome<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        Snapshot good = state.good();
        if (good != null && good.keys() != tried) {
            return usable(state); // someone else was faster
        }
        boolean unknown = miss == RejectionReason.UNKNOWN_KEY;
        String name = nameOf(header);
        if (unknown && absent.contains(name, nanoTime.getAsLong())) {
            return Outcome.of(tried);
        }
        Flight flight = forToken();
        Outcome<KeySet> undecided = unknown ? Outcome.rejected(RejectionReason.KEYS_UNAVAILABLE) : Outcome.of(tried);
        if (flight == null) {
            return state.failures() > 0 ? undecided : Outcome.of(tried);
        }
        if (!isLanded(flight)) {
            return undecided;
        }
        Outcome<KeySet> renewed = usable(state);
        if (renewed.reason() == null && renewed.value().select(header).reason() == RejectionReason.UNKNOWN_KEY) {
            absent.add(name, nanoTime.getAsLong());
        }
        return renewed;
    }

    /** Waits for the fetch, unless enough others do so. */
    private boolean isLanded(Flight flight) {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return flight.await(limits.fetchTimeout());
        } finally {
            waiting.release();
        }
    }

    /** What the token calls its key. */
    private static String nameOf(JoseHeader header) {
        return header.keyId() != null ? "kid " + header.keyId() : "x5t " + header.x5t() + ' ' + header.x5tS256();
    }

    /** The fetch without which nothing can be judged, or null if it has ended. */
    private @Nullable Flight first() {
        synchronized (lock) {
            return running == null && state.untried() ? start() : running;
        }
    }

    /** The fetch that is under way, or one that the token may cause; else null. Retries after a failure are not for tokens to cause. */
    private @Nullable Flight forToken() {
        synchronized (lock) {
            if (running == null && state.failures() == 0 && cooldown.take(nanoTime.getAsLong())) {
                start();
            }
            return running;
        }
    }

    private @Nullable Flight start() {
        if (state.untried()) {
            cooldown.take(nanoTime.getAsLong()); // else forged tokens could cause a second one right away
        }
        Flight flight = new Flight(fetch, new Arrival());
        running = flight; // it may end before the next line does
        if (!upkeep.run("jwt-filter-keys", flight, limits.fetchTimeout())) {
            running = null;
        }
        return running;
    }

    @Override
    public KeyHealth health() {
        return state.health(fetch.place(), limits, nanoTime.getAsLong());
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return JwsAlgorithm.asymmetric();
    }

    @Override
    public String description() {
        return "keys from " + fetch.place();
    }

    private final class Arrival implements Flight.Landing {
        @Override
        public void succeeded(FetchedKeys fetched) {
            synchronized (lock) {
                long now = nanoTime.getAsLong();
                state = KeyState.fetched(new Snapshot(fetched, now), now + plan.afterSuccess(fetched.maxAgeSeconds()));
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
