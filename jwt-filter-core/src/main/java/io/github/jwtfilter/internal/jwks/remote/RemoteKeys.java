package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The keys that an issuer publishes. A background thread refreshes them before they expire, one fetch at a time, so that
 * requests with a known key never wait. A token that the keys do not verify can cause one more fetch. During an outage of the
 * issuer, the last valid keys are used for a limited time.
 */
public final class RemoteKeys implements KeySource {
    private final String location;
    private final RemoteLimits limits;
    private final TaskScheduler scheduler;
    private final LongSupplier nanoTime;
    private final UnknownKeyIdCache unknownKeyIds = new UnknownKeyIdCache();
    private final WaitLimiter waitLimiter;
    private final KeyStateLog log;
    private final FetchCoordinator fetches;

    RemoteKeys(
            KeyFetch fetch,
            RemoteLimits limits,
            TaskScheduler scheduler,
            LongSupplier nanoTime,
            RefreshSchedule schedule,
            WaitLimiter waitLimiter,
            KeyStateLog log) {
        this.location = fetch.location();
        this.limits = limits;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.waitLimiter = waitLimiter;
        this.log = log;
        this.fetches = new FetchCoordinator(fetch, limits, scheduler, nanoTime, schedule, unknownKeyIds::clear);
        scheduler.eachTick(this::tick);
    }

    /** Starts a fetch if one is due, and logs changes. Called periodically by one thread. */
    void tick() {
        fetches.startIfDue();
        KeyState known = fetches.state(); // the same state for both arguments
        log.observe(health(known), known);
    }

    @Override
    public Result<KeySet> current() {
        KeyState known = fetches.state();
        if (known.untried()) {
            scheduler.start();
            FetchTask first = fetches.first();
            if (first != null) {
                first.await(limits.fetchTimeout());
            }
            known = fetches.state();
        }
        return known.usable(limits, nanoTime.getAsLong());
    }

    private Result<KeySet> usable() {
        return fetches.state().usable(limits, nanoTime.getAsLong());
    }

    @Override
    public KeySet known() {
        Result<KeySet> usable = usable();
        return usable.rejection() == null ? usable.value() : KeySet.empty();
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        if (miss == RejectionReason.UNKNOWN_KEY) {
            return find(header);
        }
        if (isNewest(tried)) {
            fetches.refetch(() -> isNewest(tried)).await(waitLimiter, limits.fetchTimeout());
        }
        return usable(); // another thread may have fetched newer keys
    }

    /**
     * Returns the keys after attempting to fetch the one that the token refers to. A running fetch may have read the keys
     * before the issuer published that key: if it returns different keys without it, the next fetch decides.
     */
    private Result<KeySet> find(JoseHeader header) {
        FetchTask earlier = fetches.running();
        String name = nameOf(header);
        for (int round = 1; round <= 2 && !unknownKeyIds.contains(name, nanoTime.getAsLong()); round++) {
            FetchCoordinator.Refetch refetch = fetches.refetch(() -> isMissing(header));
            boolean decided = refetch.await(waitLimiter, limits.fetchTimeout());
            if (!isMissing(header)) {
                break;
            }
            if (!decided) {
                return Result.rejected(RejectionReason.KEYS_UNAVAILABLE);
            }
            FetchTask task = refetch.task;
            if (task != null && !fetches.lastFetchChangedKeys()) {
                unknownKeyIds.add(name, fetches.lastStart()); // the response cannot contain keys published later
                break;
            }
            if (task == null || task != earlier) {
                break;
            }
        }
        return usable();
    }

    private boolean isNewest(KeySet tried) {
        return fetches.state().keys() == tried;
    }

    private boolean isMissing(JoseHeader header) {
        KeySet keys = fetches.state().keys();
        return keys != null && keys.select(header).reason() == RejectionReason.UNKNOWN_KEY;
    }

    /** Returns the name that the token uses for its key. */
    private static String nameOf(JoseHeader header) {
        return header.keyId() != null ? "kid " + header.keyId() : "x5t " + header.x5t() + ' ' + header.x5tS256();
    }

    /** Returns the number of threads that wait because the key of their token is unknown. */
    int waiting() {
        return waitLimiter.taken();
    }

    /** Returns the number of cached unknown key IDs. */
    int unknownKeyIds() {
        return unknownKeyIds.size();
    }

    @Override
    public boolean refresh() {
        return fetches.startNow();
    }

    @Override
    public KeyHealth health() {
        return health(fetches.state());
    }

    private KeyHealth health(KeyState known) {
        return known.health(location, limits, nanoTime.getAsLong());
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return JwsAlgorithm.asymmetric();
    }

    @Override
    public String description() {
        return "keys from " + location;
    }
}
