package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.AlertRaised;
import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.GuardEvents;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.metrics.GuardMetrics;
import io.github.jwtfilter.internal.monitor.Monitor;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.internal.session.UnstoredLogins;
import io.github.jwtfilter.internal.store.StoreStatus;
import io.github.jwtfilter.internal.store.Stores;
import io.github.jwtfilter.internal.verify.CacheCounters;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an application that all versions of its settings share: threads, stores, counters, events and MBeans. The
 * first version opens them; settings that concern them cannot change before the next deployment. The creator must close them.
 */
final class GuardServices implements AutoCloseable {
    private static final Log LOG = Log.of(GuardServices.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** The monotonic clock of guards. */
    static final LongSupplier NANO_TIME = new NanoTime();

    final Clock clock;
    final LongSupplier nanoTime = NANO_TIME;
    final ServletDeployment deployment;
    final BackgroundScheduler scheduler;
    final FailureLog failures;
    final GuardEvents events;
    final Monitor monitor;
    final SessionCounters sessionCounters = new SessionCounters();
    final UnstoredLogins unstoredLogins = new UnstoredLogins();
    final SettingsVersion version;
    final GuardMetrics metrics = new GuardMetrics(NANO_TIME);
    final CacheCounters cacheCounters = new CacheCounters();
    final PublishedState published;

    private @Nullable Stores stores;
    private @Nullable RevocationCheck revocationCheck;

    GuardServices(Clock clock, ServletDeployment deployment) {
        this(clock, deployment, TICK);
    }

    /** Creates services that count requests for alerts in this monitor. */
    GuardServices(Clock clock, ServletDeployment deployment, Monitor monitor) {
        this(clock, deployment, TICK, monitor);
    }

    /** Creates services whose periodic tasks run with this pause. */
    GuardServices(Clock clock, ServletDeployment deployment, Duration tick) {
        this(clock, deployment, tick, null);
    }

    private GuardServices(Clock clock, ServletDeployment deployment, Duration tick, @Nullable Monitor monitor) {
        this.clock = clock;
        this.deployment = deployment;
        this.scheduler = new BackgroundScheduler(tick, deployment.application());
        this.failures = new FailureLog(deployment.application(), nanoTime);
        this.events = new GuardEvents(scheduler, clock, nanoTime, deployment.application());
        this.monitor = monitor == null ? new Monitor(nanoTime, this::publish) : monitor;
        this.version = new SettingsVersion(clock);
        this.published = new PublishedState(scheduler, version);
    }

    private void publish(Alert alert) {
        events.publish((time, application) -> new AlertRaised(time, application, alert));
    }

    /** Not a method reference, for whose type the Java runtime would generate code during the start. */
    private static final class NanoTime implements LongSupplier {
        NanoTime() {}

        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    /** Opens the stores of the first version, if it has any; reports their problems. A later version has the same. */
    void openStores(LoadedSettings loaded) {
        Settings settings = loaded.settings();
        if (settings.session().store().isPresent()
                || settings.revocation().store().isPresent()) {
            stores = Stores.open(loaded, scheduler, clock, nanoTime, deployment.stores(), events);
            RevocationStore revocations = stores.revocations();
            revocationCheck = revocations == null
                    ? null
                    : new RevocationCheck(revocations, settings.revocation(), clock, nanoTime, events);
        }
    }

    /** Returns whether the stores that the settings name are read and changed. */
    boolean usesStores() {
        return stores == null || !stores.areReplaced();
    }

    /** Returns the store of sessions, or null if they are not configured. */
    @Nullable
    SessionStore sessions() {
        return stores == null ? null : stores.sessions();
    }

    /** Returns the store of revocations, or null if tokens cannot be revoked. */
    @Nullable
    RevocationStore revocations() {
        return stores == null ? null : stores.revocations();
    }

    /** Returns the status of each store. */
    List<StoreStatus> storeStatuses() {
        return stores == null ? Collections.emptyList() : stores.statuses();
    }

    /** Reads the stores periodically, so that their status is known without requests. */
    void startStoreProbes() {
        if (stores != null) {
            stores.startProbes();
        }
    }

    /** Returns the numbers of alerts by their kind. */
    Map<String, LongSupplier> alerts() {
        Map<String, LongSupplier> counts = new LinkedHashMap<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            counts.put(kind.code(), () -> monitor.counters().raised(kind));
        }
        return counts;
    }

    /** Returns the numbers of reloads by their result. */
    Map<String, LongSupplier> reloads() {
        Map<String, LongSupplier> counts = new LinkedHashMap<>();
        counts.put("applied", version::reloads);
        counts.put("rejected", version::rejectedReloads);
        return counts;
    }

    /** Returns the check of revocations, or null if tokens cannot be revoked. */
    @Nullable
    RevocationCheck revocationCheck() {
        return revocationCheck;
    }

    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /** Closes several instances at the same time, within the second that one takes. */
    static void closeAll(Collection<GuardServices> all) {
        BackgroundScheduler.closeAll(all.stream().map(each -> each.scheduler).collect(Collectors.toList()));
        all.forEach(each -> each.published.close());
        all.forEach(GuardServices::closeStores);
        all.forEach(GuardServices::closeEvents);
    }

    private void closeEvents() {
        try {
            events.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("waiting events were lost: " + e.getClass().getName());
        }
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
}
