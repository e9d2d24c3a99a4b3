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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes. They are fetched in the background before they run out, one fetch at a time, and once
 * more for tokens that they do not verify, so that a request that has its key never waits. While the issuer cannot be
 * reached, the last good keys are used, for so long and no longer.
 */
public final class RemoteKeys implements KeySource {
    private final KeyFetch fetch;
    private final RemoteLimits limits;
    private final Upkeep upkeep;
    private final LongSupplier nanoTime;
    private final RefreshPlan plan;
    private final KeyStateLog log;
    private final AbsentKeyIds absent = new AbsentKeyIds();
    private final WaitingRoom waiting;
    private final Cooldown cooldown = new Cooldown();
    private final Object lock = new Object();
    private @Nullable Flight running;
    private volatile long begun;
    private volatile KeyState state;

    RemoteKeys(
            KeyFetch fetch,
            RemoteLimits limits,
            Upkeep upkeep,
            LongSupplier nanoTime,
            RefreshPlan plan,
            WaitingRoom waiting,
            KeyStateLog log) {
        this.fetch = fetch;
        this.limits = limits;
        this.upkeep = upkeep;
        this.nanoTime = nanoTime;
        this.plan = plan;
        this.waiting = waiting;
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
        KeyState known = state; // one and the same for both
        log.observe(healthOf(known), known.good());
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
    public KeySet known() {
        Outcome<KeySet> usable = usable(state);
        return usable.reason() == null ? usable.value() : KeySet.empty();
    }

    @Override
    public Outcome<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        boolean unknown = miss == RejectionReason.UNKNOWN_KEY;
        if (isNewest(tried) && !(unknown && absent.contains(nameOf(header), nanoTime.getAsLong()))) {
            boolean decided = decide(tried, header);
            if (unknown && !decided && isNewest(tried)) {
                return Outcome.rejected(RejectionReason.KEYS_UNAVAILABLE);
            }
        }
        return usable(state); // also if someone else was faster
    }

    private boolean isNewest(KeySet tried) {
        Snapshot good = state.good();
        return good != null && good.keys() == tried;
    }

    /** Has the issuer asked if that may be, and says whether its keys are known as they are now. */
    private boolean decide(KeySet tried, JoseHeader header) {
        Flight flight = forToken(tried);
        if (flight == null) {
            return state.failures() == 0;
        }
        if (!waiting.await(flight, limits.fetchTimeout())) {
            return false;
        }
        Snapshot good = state.good();
        if (good != null && good.keys().select(header).reason() == RejectionReason.UNKNOWN_KEY) {
            absent.add(nameOf(header), begun); // what came after that, the answer may not tell
        }
        return true;
    }

    /** What the token calls its key. */
    private static String nameOf(JoseHeader header) {
        return header.keyId() != null ? "kid " + header.keyId() : "x5t " + header.x5t() + ' ' + header.x5tS256();
    }

    /** The fetch without which nothing can be judged, or null if it has ended. */
    private @Nullable Flight first() {
        synchronized (lock) {
            return running == null && state.untried() && state.isDue(nanoTime.getAsLong()) ? start() : running;
        }
    }

    /**
     * The fetch that is under way, or one that the token may cause; else null. Retries after a failure are not for tokens to
     * cause, and none is needed where another one has just brought other keys.
     */
    private @Nullable Flight forToken(KeySet tried) {
        synchronized (lock) {
            boolean mayCause = running == null && state.failures() == 0 && isNewest(tried);
            return mayCause && cooldown.take(nanoTime.getAsLong()) ? start() : running;
        }
    }

    /** Called with the lock held, so that the fetch cannot end before it is known to run. */
    private @Nullable Flight start() {
        long now = nanoTime.getAsLong();
        if (state.untried()) {
            cooldown.take(now); // else forged tokens could cause a second one right away
        }
        Flight flight = new Flight(fetch, new Arrival());
        if (upkeep.run("jwt-filter-keys", flight, limits.fetchTimeout())) {
            running = flight;
            begun = now;
        } else {
            state = state.postponed(now + plan.afterFailure(1)); // no thread is to be had
        }
        return running;
    }

    /** How many threads wait for the sake of tokens whose key nobody knows. */
    int waiting() {
        return waiting.taken();
    }

    /** How many key IDs are remembered as absent. */
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

    private final class Arrival implements Flight.Landing {
        @Override
        public void succeeded(FetchedKeys fetched) {
            synchronized (lock) {
                long now = nanoTime.getAsLong();
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
