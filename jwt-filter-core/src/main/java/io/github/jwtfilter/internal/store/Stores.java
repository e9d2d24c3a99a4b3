package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.store.memory.MemoryRevocationStore;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import io.github.jwtfilter.internal.store.redis.RedisStores;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stores of sessions and revocations that the settings configure. The creator must close it. */
public final class Stores implements AutoCloseable {
    private final Map<StoreKind, Backend> backends = new EnumMap<>(StoreKind.class);
    private final @Nullable SessionStore sessions;
    private final @Nullable RevocationStore revocations;

    private Stores(LoadedSettings loaded, Clock clock) {
        Settings settings = loaded.settings();
        Backend sessionBackend = backend(settings.session().store(), SessionSettings.STORE.name(), loaded, clock);
        sessions = sessionBackend == null ? null : sessionBackend.sessions();
        Backend revocationBackend =
                backend(settings.revocation().store(), RevocationSettings.STORE.name(), loaded, clock);
        revocations = revocationBackend == null ? null : revocationBackend.revocations();
    }

    /**
     * Opens the configured stores, one connection pool for both if they are of the same kind. Reports problems of the settings
     * together with the others. A server that is not reachable is no problem: it is tried again with each call.
     *
     * @param loaded the settings, to whose problems those of the stores are added
     * @param scheduler removes expired entries each minute
     * @param clock the clock by which entries expire
     * @param nanoTime the elapsed time in nanoseconds, as {@link System#nanoTime()} returns it
     * @return the stores; unusable if there are errors
     */
    public static Stores open(
            LoadedSettings loaded, BackgroundScheduler scheduler, Clock clock, LongSupplier nanoTime) {
        Stores stores = new Stores(loaded, clock);
        if (!stores.backends.isEmpty()) {
            Pruning pruning = new Pruning(stores, loaded.settings(), scheduler, clock, nanoTime);
            scheduler.eachTick(pruning::tick);
        }
        return stores;
    }

    private @Nullable Backend backend(Optional<StoreKind> kind, String key, LoadedSettings loaded, Clock clock) {
        if (!kind.isPresent()) {
            return null;
        }
        Backend opened = backends.get(kind.get());
        if (opened == null) {
            opened = open(kind.get(), key, loaded, clock);
            if (opened != null) {
                backends.put(kind.get(), opened);
            }
        }
        return opened;
    }

    private static @Nullable Backend open(StoreKind kind, String key, LoadedSettings loaded, Clock clock) {
        switch (kind) {
            case MEMORY:
                int limit = loaded.settings().store().memoryMaxEntries();
                return new Backend(new MemorySessionStore(limit, clock), new MemoryRevocationStore(limit, clock));
            case REDIS:
                RedisStores redis =
                        RedisStores.open(loaded.settings().store(), loaded.resources(), clock, key, loaded.problems());
                return redis == null ? null : new Backend(redis.sessions(), redis.revocations());
            case JDBC:
                loaded.problems().error(key, "names a store that is not supported yet", "use the store memory");
                return null;
        }
        throw new AssertionError(kind);
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

    /** Closes all stores, within a second. */
    @Override
    public void close() {
        backends.values().forEach(Backend::close);
    }
}
