package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.GuardEvents;
import io.github.jwtfilter.internal.jmx.KeyMBeans;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.internal.store.Stores;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
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
    static final LongSupplier NANO_TIME = System::nanoTime;

    final Clock clock;
    final LongSupplier nanoTime = NANO_TIME;
    final ServletDeployment deployment;
    final BackgroundScheduler scheduler;
    final FailureLog failures;
    final GuardEvents events;
    final SessionCounters sessionCounters = new SessionCounters();
    final SettingsVersion version;

    private @Nullable Stores stores;
    private @Nullable RevocationCheck revocationCheck;
    private @Nullable KeyMBeans beans;
    private boolean closed;

    GuardServices(Clock clock, ServletDeployment deployment) {
        this(clock, deployment, TICK);
    }

    /** Creates services whose periodic tasks run with this pause. */
    GuardServices(Clock clock, ServletDeployment deployment, Duration tick) {
        this.clock = clock;
        this.deployment = deployment;
        this.scheduler = new BackgroundScheduler(tick, deployment.application());
        this.failures = new FailureLog(deployment.application(), nanoTime);
        this.events = new GuardEvents(scheduler, clock, nanoTime, deployment.application());
        this.version = new SettingsVersion(clock);
    }

    /** Opens the stores of the first version; reports their problems. */
    void openStores(LoadedSettings loaded) {
        if (stores == null) {
            stores = Stores.open(loaded, scheduler, clock, nanoTime, deployment.stores(), events);
            RevocationStore revocations = stores.revocations();
            revocationCheck = revocations == null
                    ? null
                    : new RevocationCheck(revocations, loaded.settings().revocation(), clock, nanoTime, events);
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

    /** Returns the check of revocations, or null if tokens cannot be revoked. */
    @Nullable
    RevocationCheck revocationCheck() {
        return revocationCheck;
    }

    /**
     * Registers the MBeans of a version asynchronously, in place of those of an earlier one: the first user of JMX initializes it,
     * which takes longer than the rest of the start of a guard.
     */
    void show(String application, GuardLifecycle version) {
        events.name(application);
        scheduler.soon(() -> register(application, version));
    }

    /**
     * Registers the MBeans without holding the lock: initializing JMX takes time, and {@code close} must not wait for it.
     */
    private void register(String application, GuardLifecycle version) {
        if (!hide()) {
            return;
        }
        KeyMBeans made = version.beans(application);
        if (!keep(made)) {
            made.close();
        }
    }

    /** Unregisters the MBeans of an earlier version; returns false after the end. */
    private synchronized boolean hide() {
        if (beans != null) {
            beans.close();
            beans = null;
        }
        return !closed;
    }

    private synchronized boolean keep(KeyMBeans made) {
        if (closed || beans != null) {
            return false;
        }
        beans = made;
        return true;
    }

    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /** Closes several instances at the same time, within the second that one takes. */
    static void closeAll(Collection<GuardServices> all) {
        BackgroundScheduler.closeAll(all.stream().map(each -> each.scheduler).collect(Collectors.toList()));
        all.forEach(GuardServices::end);
        all.forEach(GuardServices::closeStores);
        all.forEach(GuardServices::closeEvents);
    }

    private synchronized void end() {
        closed = true;
        hide();
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
