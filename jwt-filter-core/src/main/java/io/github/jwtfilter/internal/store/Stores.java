package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.store.jdbc.JdbcStores;
import io.github.jwtfilter.internal.store.memory.MemoryRevocationStore;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import io.github.jwtfilter.internal.store.redis.RedisStores;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stores of sessions and revocations that the settings configure. The creator must close it. */
public final class Stores implements AutoCloseable {
    /** The ID of no session and no revocation. */
    private static final String PROBED_ID = "health";

    private final LoadedSettings loaded;
    private final BackgroundScheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final StoreAccess access;
    private final EventPublisher events;
    private boolean replaced;
    private final Map<StoreKind, Optional<Backend>> backends = new EnumMap<>(StoreKind.class);
    private final @Nullable SessionStore sessions;
    private final @Nullable RevocationStore revocations;
    private final List<StoreStatus> statuses = new ArrayList<>();

    private Stores(
            LoadedSettings loaded,
            BackgroundScheduler scheduler,
            Clock clock,
            LongSupplier nanoTime,
            StoreAccess access,
            EventPublisher events) {
        this.access = access;
        this.events = events;
        this.loaded = loaded;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
        Settings settings = loaded.settings();
        sessions = settings.session()
                .store()
                .flatMap(this::backend)
                .map(Backend::sessions)
                .orElse(null);
        revocations = settings.revocation()
                .store()
                .flatMap(this::backend)
                .map(Backend::revocations)
                .orElse(null);
        backends.forEach((kind, backend) -> backend.ifPresent(opened -> statuses.add(status(kind, opened.breaker()))));
    }

    private StoreStatus status(StoreKind kind, @Nullable CircuitBreaker breaker) {
        boolean ofRevocations =
                loaded.settings().revocation().store().filter(kind::equals).isPresent();
        StoreProbe probe = new StoreProbe(ofRevocations ? this::readRevocation : this::readSession, nanoTime);
        return new StoreStatus(kind, breaker, breaker == null ? null : probe);
    }

    private void readRevocation() {
        if (revocations != null) {
            revocations.find(Collections.singletonList(PROBED_ID), clock.millis());
        }
    }

    private void readSession() {
        if (sessions != null) {
            sessions.find(PROBED_ID);
        }
    }

    /**
     * Opens the configured stores, one connection pool for both if they are of the same kind. Reports problems of the settings
     * together with the others. An unreachable server is not reported as a problem: later calls connect again.
     *
     * @param loaded the settings, to whose problems those of the stores are added
     * @param scheduler opens connections, and removes expired entries each minute; must not be closed before the stores
     * @param clock the clock by which entries expire
     * @param nanoTime the elapsed time in nanoseconds, as {@link System#nanoTime()} returns it
     * @param access whether the stores must be opened
     * @param events receives the changes of the state of a store
     * @return the stores; unusable if there are errors
     */
    public static Stores open(
            LoadedSettings loaded,
            BackgroundScheduler scheduler,
            Clock clock,
            LongSupplier nanoTime,
            StoreAccess access,
            EventPublisher events) {
        Stores stores = new Stores(loaded, scheduler, clock, nanoTime, access, events);
        if (stores.sessions != null || stores.revocations != null) {
            Pruning pruning = new Pruning(stores, loaded.settings(), scheduler, clock, nanoTime);
            scheduler.eachTick(pruning::tick);
        }
        return stores;
    }

    /** Returns the stores of one kind, which are opened once; empty if they are unusable. */
    private Optional<Backend> backend(StoreKind kind) {
        Optional<Backend> opened = backends.get(kind);
        if (opened == null) {
            opened = Optional.ofNullable(access == StoreAccess.NONE ? null : open(kind));
            if (!opened.isPresent() && access != StoreAccess.REQUIRED) {
                opened = Optional.of(memory());
                replaced |= kind != StoreKind.MEMORY;
            }
            backends.put(kind, opened);
        }
        return opened;
    }

    private @Nullable Backend open(StoreKind kind) {
        switch (kind) {
            case MEMORY:
                return memory();
            case JDBC:
                return database();
            case REDIS:
                return redis();
        }
        throw new AssertionError(kind);
    }

    private Report report() {
        return access == StoreAccess.REQUIRED ? loaded.problems() : new IgnoredReport(loaded.problems());
    }

    private Backend memory() {
        int limit = loaded.settings().store().memoryMaxEntries();
        return new Backend(new MemorySessionStore(limit, clock), new MemoryRevocationStore(limit, clock), () -> {});
    }

    private @Nullable Backend database() {
        JdbcStores stores = JdbcStores.open(loaded.settings().store(), report(), scheduler, nanoTime);
        return stores == null
                ? null
                : new Backend(stores.sessions(), stores.revocations(), stores::close)
                        .with(new CircuitBreaker("database", JdbcStores::isUnavailable, nanoTime, events));
    }

    private @Nullable Backend redis() {
        Settings settings = loaded.settings();
        String key = settings.session().store().filter(StoreKind.REDIS::equals).isPresent()
                ? SessionSettingKeys.STORE.name()
                : RevocationSettings.STORE.name();
        RedisStores stores = RedisStores.open(settings.store(), loaded.resources(), clock, key, report());
        return stores == null
                ? null
                : new Backend(stores.sessions(), stores.revocations(), stores::close)
                        .with(new CircuitBreaker("Redis server", RedisStores::isUnavailable, nanoTime, events));
    }

    /**
     * Returns the store of sessions.
     *
     * @return the store; null if sessions are not configured, or their store has an error
     */
    public @Nullable SessionStore sessions() {
        return sessions;
    }

    /**
     * Returns the store of revocations.
     *
     * @return the store; null if revocation is not configured, or its store has an error
     */
    public @Nullable RevocationStore revocations() {
        return revocations;
    }

    /**
     * Returns whether empty stores in memory replace the configured ones.
     *
     * @return false in a server
     */
    public boolean areReplaced() {
        return replaced;
    }

    /**
     * Returns the status of each store.
     *
     * @return one element for each kind of store in use
     */
    public List<StoreStatus> statuses() {
        return Collections.unmodifiableList(statuses);
    }

    /** Starts to read databases and Redis every five seconds, so that their status is known without requests. */
    public void startProbes() {
        statuses.forEach(status -> status.startProbe(scheduler));
    }

    /** Closes all stores, within a second. */
    @Override
    public void close() {
        backends.values().forEach(backend -> backend.ifPresent(Backend::close));
    }
}
