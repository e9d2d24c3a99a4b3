package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.background.TaskGroup;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.rollout.RolloutLog;
import io.github.jwtfilter.internal.signing.SigningKeys;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The background work of one version of the settings: its keys, and the tasks that keep them current. */
public final class GuardLifecycle {
    private final GuardServices services;
    private final LoadedSettings loaded;
    private final TaskGroup tasks;
    private final Map<String, ReusableComponent<KeySource>> issuers;
    private final @Nullable ReusableComponent<SigningKeys> signingKeys;
    private final Map<String, KeySource> keys;
    private final @Nullable Revocations revocations;
    private final TokenCache<TokenPrincipal> cache;
    private final FloodLimits flood;
    private final @Nullable RolloutLog rollout;
    private volatile @Nullable MetricSources metrics;

    /**
     * Creates the work.
     *
     * @param services the shared services
     * @param loaded the settings
     * @param tasks the periodic tasks of this version, other than those of the issuers
     * @param issuers the keys of the issuers, by name
     * @param signingKeys the keys that sign the tokens of sessions, or null without sessions
     * @param keys the key sources in use, with revoked keys marked, by the name of the issuer
     * @param revocations the revocations, or null if tokens cannot be revoked
     * @param cache the cache of verified tokens
     * @param flood the limits of signature checks
     * @param rollout the rollout report, or null except in report-only mode
     */
    GuardLifecycle(
            GuardServices services,
            LoadedSettings loaded,
            TaskGroup tasks,
            Map<String, ReusableComponent<KeySource>> issuers,
            @Nullable ReusableComponent<SigningKeys> signingKeys,
            Map<String, KeySource> keys,
            @Nullable Revocations revocations,
            TokenCache<TokenPrincipal> cache,
            FloodLimits flood,
            @Nullable RolloutLog rollout) {
        this.services = services;
        this.loaded = loaded;
        this.tasks = tasks;
        this.signingKeys = signingKeys;
        this.issuers = Collections.unmodifiableMap(new LinkedHashMap<>(issuers));
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        this.revocations = revocations;
        this.cache = cache;
        this.flood = flood;
        this.rollout = rollout;
    }

    void start() {
        EventWiring.audit(loaded, services);
        services.scheduler.start();
    }

    /** Registers the MBeans asynchronously, in place of those of an earlier version. */
    void show(String application) {
        services.events.name(application);
        if (rollout != null) {
            rollout.report().named(application);
        }
        services.published.show(application, this);
    }

    /** Returns the sources of the metrics, which are created when they are first needed. */
    MetricSources metrics() {
        MetricSources known = metrics;
        if (known == null) {
            known = createMetrics();
            metrics = known;
        }
        return known;
    }

    private MetricSources createMetrics() {
        return MetricSources.builder(
                        services.metrics, loaded.settings().rollout().reportOnly(), cache)
                .keys(keys)
                .revocations(revocations)
                .sessions(services.sessions() == null ? null : services.sessionCounters)
                .flood(flood)
                .stores(services.storeStatuses())
                .droppedEvents(services.events::lost)
                .reloads(services.reloads())
                .alerts(services.alerts())
                .rollout(rollout == null ? null : rollout.report())
                .build();
    }

    /** Returns the cache of verified tokens. */
    TokenCache<TokenPrincipal> cache() {
        return cache;
    }

    /**
     * Sets the operation by which an operator reloads the settings, over JMX.
     *
     * @param operation reads and applies the settings; returns the result
     */
    public void reloadBy(Supplier<String> operation) {
        services.published.reloadBy(operation);
    }

    GuardServices services() {
        return services;
    }

    /**
     * Returns the settings.
     *
     * @return the settings, with their findings
     */
    public LoadedSettings settings() {
        return loaded;
    }

    /**
     * Returns the version of the settings that is in effect, which all guards of an application share.
     *
     * @return the version
     */
    public SettingsVersion version() {
        return services.version;
    }

    /**
     * Returns the publisher of events, which all guards of an application share.
     *
     * @return the publisher
     */
    public EventPublisher events() {
        return services.events;
    }

    /**
     * Returns the monotonic clock.
     *
     * @return see {@link System#nanoTime()}
     */
    public LongSupplier nanoTime() {
        return services.nanoTime;
    }

    /**
     * Returns the scheduler that all guards of an application share.
     *
     * @return a scheduler that is closed together with the guards
     */
    public TaskScheduler scheduler() {
        return services.scheduler;
    }

    FloodLimits flood() {
        return flood;
    }

    /** Returns the rollout report, or null except in report-only mode. */
    @Nullable
    RolloutLog rollout() {
        return rollout;
    }

    /** Returns the keys of an issuer, or null if there is none with this name. */
    @Nullable
    ReusableComponent<KeySource> issuer(String name) {
        return issuers.get(name);
    }

    /** Returns the keys that sign the tokens of sessions, or null without sessions. */
    @Nullable
    ReusableComponent<SigningKeys> signingKeys() {
        return signingKeys;
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

    /**
     * Waits for the first keys of the issuers that an earlier version did not have, for the time limit of a fetch each.
     *
     * @param earlier the earlier version
     * @return the name of the first issuer without keys, or null
     */
    public @Nullable String awaitKeys(GuardLifecycle earlier) {
        for (Map.Entry<String, ReusableComponent<KeySource>> issuer : issuers.entrySet()) {
            boolean known = earlier.issuers.containsValue(issuer.getValue());
            if (!known && issuer.getValue().value().current().reason() == RejectionReason.KEYS_UNAVAILABLE) {
                return issuer.getKey();
            }
        }
        return null;
    }

    /**
     * Ends the periodic tasks, except those of components that another version uses. Requests in progress are not affected.
     *
     * @param other the version that is used instead
     */
    public void retire(GuardLifecycle other) {
        tasks.close();
        components().filter(each -> other.components().noneMatch(each::equals)).forEach(ReusableComponent::close);
    }

    private Stream<ReusableComponent<?>> components() {
        return Stream.concat(issuers.values().stream(), Stream.of(signingKeys).filter(Objects::nonNull));
    }
}
