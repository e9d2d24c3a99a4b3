package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jmx.KeyMBeans;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.internal.store.Stores;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The background work of a guard: refreshes keys, publishes them in JMX, and closes stores. */
final class GuardLifecycle implements AutoCloseable {
    private static final Log LOG = Log.of(GuardLifecycle.class);

    private final BackgroundScheduler scheduler;
    private final Map<String, KeySource> keys;
    private final @Nullable Stores stores;
    private final @Nullable Revocations revocations;
    private final @Nullable SessionCounters counters;
    private final @Nullable FloodLimits flood;
    private @Nullable KeyMBeans management;
    private boolean closed;

    /** Creates the work for key sources, by the name of their issuer. */
    GuardLifecycle(BackgroundScheduler scheduler, Map<String, KeySource> keys) {
        this(scheduler, keys, null, null, null, null);
    }

    /** Creates the work for key sources and for stores, with the revocations, the counters of sessions and the limits of signature checks; null without them. */
    GuardLifecycle(
            BackgroundScheduler scheduler,
            Map<String, KeySource> keys,
            @Nullable Stores stores,
            @Nullable Revocations revocations,
            @Nullable SessionCounters counters,
            @Nullable FloodLimits flood) {
        this.scheduler = scheduler;
        this.stores = stores;
        this.revocations = revocations;
        this.counters = counters;
        this.flood = flood;
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    void start() {
        scheduler.start();
    }

    /**
     * Registers the MBeans asynchronously: the first user of JMX initializes it, which takes longer than the rest of
     * the start of a guard.
     */
    void show(String application) {
        scheduler.soon(() -> register(application));
    }

    /**
     * Registers the MBeans without holding the lock: initializing JMX takes time, and {@code close} must not wait
     * for it.
     */
    private void register(String application) {
        if (isClosed()) {
            return;
        }
        KeyMBeans made = new KeyMBeans(application, keys, revocations, counters, flood);
        if (!keep(made)) {
            made.close();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean keep(KeyMBeans made) {
        if (closed || management != null) {
            return false;
        }
        management = made;
        return true;
    }

    /** Returns whether the guard reads and changes the stores that the settings name. */
    boolean usesStores() {
        return stores == null || !stores.areReplaced();
    }

    /** Returns the store of sessions, or null if they are not configured. */
    @Nullable
    SessionStore sessions() {
        return stores == null ? null : stores.sessions();
    }

    /** Returns the revocations, or null if tokens cannot be revoked. */
    @Nullable
    Revocations revocations() {
        return revocations;
    }

    /** Returns the key sources by the name of their issuer. */
    Map<String, KeySource> sources() {
        return keys;
    }

    Map<String, KeyHealth> health() {
        Map<String, KeyHealth> health = new LinkedHashMap<>();
        keys.forEach((issuer, source) -> health.put(issuer, source.health()));
        return Collections.unmodifiableMap(health);
    }

    Map<String, KeySet> keys() {
        Map<String, KeySet> known = new LinkedHashMap<>();
        keys.forEach((issuer, source) -> known.put(issuer, source.known()));
        return Collections.unmodifiableMap(known);
    }

    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /** Closes several instances at the same time. */
    static void closeAll(Collection<GuardLifecycle> all) {
        BackgroundScheduler.closeAll(all.stream().map(each -> each.scheduler).collect(Collectors.toList()));
        all.forEach(GuardLifecycle::hide);
        all.forEach(GuardLifecycle::closeStores);
    }

    private void closeStores() {
        if (stores != null) {
            try {
                stores.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("a store could not be closed: " + e.getClass().getName());
            }
        }
    }

    private synchronized void hide() {
        closed = true;
        if (management != null) {
            management.close();
            management = null;
        }
    }
}
