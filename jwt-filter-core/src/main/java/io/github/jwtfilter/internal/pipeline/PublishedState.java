package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jmx.GuardMBeans;
import io.github.jwtfilter.internal.jmx.SettingsControl;
import io.github.jwtfilter.internal.metrics.MeterBinding;
import io.github.jwtfilter.internal.metrics.MetricSources;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The MBeans of an application, and its meters in Micrometer. They show the version of the settings that is in effect. Thread-safe.
 */
final class PublishedState implements AutoCloseable, SettingsControl {
    private final BackgroundScheduler scheduler;
    private final SettingsVersion version;
    private volatile @Nullable GuardLifecycle current;
    private volatile @Nullable Supplier<String> reload;
    private @Nullable GuardMBeans beans;
    private @Nullable MeterBinding meters;
    private boolean closed;

    PublishedState(BackgroundScheduler scheduler, SettingsVersion version) {
        this.scheduler = scheduler;
        this.version = version;
    }

    /** Sets the operation by which an operator reloads the settings. */
    void reloadBy(Supplier<String> operation) {
        reload = operation;
    }

    /**
     * Shows a version in place of an earlier one. Registers asynchronously: the first user of JMX initializes it, which takes longer
     * than the rest of the start of a guard.
     */
    void show(String application, GuardLifecycle shown) {
        current = shown;
        scheduler.soon(() -> register(application, shown.metrics()));
    }

    /**
     * Registers without holding the lock: initializing JMX takes time, and {@code close} must not wait for it. Called by one thread.
     */
    private void register(String application, MetricSources sources) {
        if (isClosed()) {
            return;
        }
        GuardMBeans registered = beans();
        if (registered != null) {
            registered.update();
        } else {
            GuardMBeans made = new GuardMBeans(application, this::current, this);
            if (!keep(made)) {
                made.close();
            }
        }
        meters(application).update(sources);
    }

    private synchronized MeterBinding meters(String application) {
        MeterBinding known = meters;
        MeterBinding binding = known == null ? new MeterBinding(application) : known;
        meters = binding;
        if (closed) {
            binding.close();
        }
        return binding;
    }

    private MetricSources current() {
        return Objects.requireNonNull(current, "set before the beans are registered")
                .metrics();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable GuardMBeans beans() {
        return beans;
    }

    private synchronized boolean keep(GuardMBeans made) {
        if (!closed) {
            beans = made;
        }
        return !closed;
    }

    @Override
    public String version() {
        return version.name();
    }

    @Override
    public String since() {
        return version.since().toString();
    }

    @Override
    public String failure() {
        String failure = version.failure();
        return failure == null ? "" : failure;
    }

    @Override
    public String reload() {
        Supplier<String> operation = reload;
        if (operation == null) {
            throw new IllegalStateException("this program does not reload its settings");
        }
        return operation.get();
    }

    /** Unregisters everything, since JMX and Micrometer would otherwise retain the class loader of an undeployed application. */
    @Override
    public synchronized void close() {
        closed = true;
        if (beans != null) {
            beans.close();
            beans = null;
        }
        if (meters != null) {
            meters.close();
        }
    }
}
