package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.SettingsReloaded;
import io.github.jwtfilter.internal.jwks.file.FileWatcher;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.SettingsVersion;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingChanges;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The guard of an application, which later versions of its settings replace at run time. A request uses one guard from its start to its
 * end, so that it never sees a part of a change. Thread-safe. The creator must close it.
 */
public final class ReloadingGuard implements AutoCloseable {
    /** The result of an attempt to apply settings. */
    public enum Outcome {
        /** They are in effect. */
        APPLIED,
        /** They are those that were in effect before. */
        UNCHANGED,
        /** They are invalid, or cannot take effect before the next deployment. */
        REJECTED,
        /** They may take effect later, without a change: keys cannot be fetched at present. */
        POSTPONED
    }

    private final SettingsSource source;
    private final ReloadLog log;
    private volatile Guard current;
    private @Nullable String application;

    /** Whether the settings are read in the background while {@code reload} is set. */
    private boolean polled;

    /**
     * Creates an instance.
     *
     * @param first the guard of the first settings; closed together with this object
     * @param source reads the settings again
     * @param log receives the lines about changes of the settings
     */
    public ReloadingGuard(Guard first, SettingsSource source, Log log) {
        this.current = first;
        this.source = source;
        this.log = new ReloadLog(log);
    }

    /**
     * Returns the guard of the settings in effect. A request must use the same guard in all of its dispatches.
     *
     * @return the guard
     */
    public Guard current() {
        return current;
    }

    /**
     * Starts the guard, and reads the settings again in the background, if {@code reload} is set.
     *
     * @return this object
     */
    public synchronized ReloadingGuard start() {
        startPolls();
        current.start();
        return this;
    }

    /** Starts to read the settings in the background with the first settings that have {@code reload}. */
    private void startPolls() {
        if (polled || interval().isZero()) {
            return;
        }
        polled = true;
        SettingsPoll poll = new SettingsPoll(this);
        FileWatcher<SettingsReading> watcher = new FileWatcher<>(
                poll,
                current.lifecycle().scheduler(),
                current.lifecycle().nanoTime(),
                "jwt-filter-reload",
                SettingsPoll.LIMIT);
        current.lifecycle().scheduler().eachTick(() -> {
            if (!interval().isZero()) {
                watcher.run();
            }
        });
    }

    /** Returns the time between two readings of the settings; zero for none. */
    Duration interval() {
        return interval(current);
    }

    static Duration interval(Guard guard) {
        return guard.lifecycle().settings().settings().operation().reload();
    }

    /**
     * Starts as {@link #start()} does, and registers the guard in JMX.
     *
     * @param name the name of the application in JMX
     * @return this object
     */
    public synchronized ReloadingGuard start(String name) {
        application = name;
        current.lifecycle().reloadBy(this::reloadForOperator);
        current.start(name);
        return start();
    }

    /**
     * Adds a listener, which also receives the events of guards of later settings.
     *
     * @param listener the listener
     * @throws IllegalStateException if there are too many listeners
     */
    public void add(GuardListener listener) {
        current.add(listener);
    }

    /** Reads the settings, for a comparison with those in effect. */
    SettingsReading read() {
        try {
            return SettingsReading.of(source.read());
        } catch (SettingsException e) {
            return SettingsReading.failed(e);
        } catch (RuntimeException e) {
            // Its message may quote a file.
            String name = current.lifecycle().settings().source();
            return SettingsReading.failed(
                    SettingsReader.missing(name, e.getClass().getName()));
        }
    }

    /**
     * Reads the settings once, and applies them if they are valid.
     *
     * @return the outcome
     */
    public synchronized Outcome reload() {
        return apply(read()); // read under the lock, so that no older reading is applied afterwards
    }

    /** Reads the settings once, and returns the result for an operator. */
    private String reloadForOperator() {
        Outcome outcome = reload();
        SettingsVersion version = current.lifecycle().version();
        String failure = version.failure();
        return outcome + ", version " + version.name() + (failure == null ? "" : ": " + failure);
    }

    /** Validates settings, and applies them. Requests in progress continue with the earlier ones. */
    synchronized Outcome apply(SettingsReading reading) {
        LoadedSettings loaded = reading.settings();
        if (loaded == null) {
            return reject(reading);
        }
        Guard earlier = current;
        if (reading.isInEffect(earlier.lifecycle().settings())) {
            restored();
            return Outcome.UNCHANGED;
        }
        SettingChanges changes = SettingChanges.between(earlier.lifecycle().settings(), loaded);
        Set<String> fixed = changes.fixedKeys();
        if (!fixed.isEmpty()) {
            return rejected(log.needRedeployment(fixed), Outcome.REJECTED);
        }
        try {
            return replace(earlier, GuardFactory.next(loaded, earlier, changes), changes);
        } catch (SettingsException e) {
            return reject(SettingsReading.failed(e));
        } catch (RuntimeException | LinkageError e) {
            return rejected(log.failed(e), Outcome.REJECTED);
        }
    }

    private Outcome reject(SettingsReading reading) {
        return rejected(log.invalid(reading.problems()), Outcome.REJECTED);
    }

    private Outcome replace(Guard earlier, Guard next, SettingChanges changes) {
        String withoutKeys;
        boolean usable = false;
        try {
            withoutKeys = next.lifecycle().awaitKeys(earlier.lifecycle());
            usable = withoutKeys == null;
        } finally {
            if (!usable) {
                next.lifecycle().retire(earlier.lifecycle());
            }
        }
        if (withoutKeys != null) {
            return postponed(withoutKeys);
        }
        current = next;
        try {
            complete(earlier, next, changes);
        } catch (RuntimeException | LinkageError e) {
            log.incomplete(e);
        }
        return Outcome.APPLIED;
    }

    /** Starts the tasks of the new version, ends those of the earlier one, and reports the change. */
    private void complete(Guard earlier, Guard next, SettingChanges changes) {
        earlier.lifecycle().retire(next.lifecycle());
        next.lifecycle().version().applied(next.lifecycle().settings());
        startPolls();
        if (application != null) {
            next.start(application);
        } else {
            next.start();
        }
        log.applied(earlier, next, changes);
        publish(true, messages(changes));
    }

    /** Returns the keys that have changed; first the access rules that were removed, with this word. */
    private static Collection<String> messages(SettingChanges changes) {
        Set<String> removed = new TreeSet<>(changes.removedRules());
        List<String> messages =
                removed.stream().map(key -> key + " was removed").collect(Collectors.toList());
        changes.keys().stream().filter(key -> !removed.contains(key)).forEach(messages::add);
        return messages;
    }

    /** Reports that the keys of an issuer cannot be fetched; once for consecutive attempts. */
    private Outcome postponed(String issuer) {
        String name = issuer.isEmpty() ? "the issuer" : "issuers." + issuer;
        String reason = "the keys of " + name + " cannot be fetched";
        if (reason.equals(current.lifecycle().version().failure())) {
            return Outcome.POSTPONED;
        }
        log.postponed(reason, current);
        return rejected(reason, Outcome.POSTPONED);
    }

    private Outcome rejected(String reason, Outcome outcome) {
        current.lifecycle().version().rejected(reason);
        publish(false, Collections.singleton(reason));
        return outcome;
    }

    private void publish(boolean applied, Collection<String> messages) {
        String version = current.lifecycle().version().name();
        current.lifecycle()
                .events()
                .publish((time, name) -> new SettingsReloaded(time, name, applied, version, messages));
    }

    /** Reports that the content of the files is that in effect, if it was unusable before. */
    void restored() {
        if (current.lifecycle().version().failure() != null) {
            current.lifecycle().version().restored();
            log.restored();
        }
    }

    /** Stops the background threads, and closes the stores, within a second. */
    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /**
     * Closes several instances at the same time.
     *
     * @param all the instances
     */
    public static void closeAll(Collection<ReloadingGuard> all) {
        Guard.closeAll(all.stream().map(ReloadingGuard::current).collect(Collectors.toList()));
    }
}
