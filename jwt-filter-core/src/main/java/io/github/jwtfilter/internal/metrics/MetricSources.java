package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.rollout.RolloutReport;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.internal.store.StoreStatus;
import io.github.jwtfilter.internal.verify.TokenCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The components of one version of the settings whose figures are metrics. Immutable; the counters among them are shared by all
 * versions.
 */
public final class MetricSources {
    private final GuardMetrics decisions;
    private final boolean reportOnly;
    private final TokenCache<?> cache;
    private final Map<String, KeySource> keys;
    private final @Nullable Revocations revocations;
    private final @Nullable SessionCounters sessions;
    private final @Nullable FloodLimits flood;
    private final List<StoreStatus> stores;
    private final @Nullable LongSupplier droppedEvents;
    private final Map<String, LongSupplier> alerts;
    private final Map<String, LongSupplier> reloads;
    private final @Nullable RolloutReport rollout;

    private MetricSources(Builder builder) {
        this.decisions = builder.decisions;
        this.reportOnly = builder.reportOnly;
        this.cache = builder.cache;
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(builder.keys));
        this.revocations = builder.revocations;
        this.sessions = builder.sessions;
        this.flood = builder.flood;
        this.stores = Collections.unmodifiableList(new ArrayList<>(builder.stores));
        this.droppedEvents = builder.droppedEvents;
        this.rollout = builder.rollout;
        this.alerts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.alerts));
        this.reloads = Collections.unmodifiableMap(new LinkedHashMap<>(builder.reloads));
    }

    /**
     * Returns a builder with the components that every guard has.
     *
     * @param decisions the counters of decisions
     * @param reportOnly whether the mode is {@code report-only}
     * @param cache the cache of verified tokens
     * @return a builder
     */
    public static Builder builder(GuardMetrics decisions, boolean reportOnly, TokenCache<?> cache) {
        return new Builder(decisions, reportOnly, cache);
    }

    GuardMetrics decisions() {
        return decisions;
    }

    /**
     * Returns whether the mode is {@code report-only}.
     *
     * @return true if no request is rejected
     */
    public boolean reportOnly() {
        return reportOnly;
    }

    /**
     * Returns the cache of verified tokens.
     *
     * @return the cache
     */
    public TokenCache<?> cache() {
        return cache;
    }

    /**
     * Returns the keys.
     *
     * @return the key sources by the name of their issuer in the settings, which is empty for the unnamed issuer
     */
    public Map<String, KeySource> keys() {
        return keys;
    }

    /**
     * Returns the revocations.
     *
     * @return the operations, or null if tokens cannot be revoked
     */
    public @Nullable Revocations revocations() {
        return revocations;
    }

    /**
     * Returns the counters of sessions.
     *
     * @return the counters, or null without sessions
     */
    public @Nullable SessionCounters sessions() {
        return sessions;
    }

    /**
     * Returns the limits of signature checks.
     *
     * @return the limits, or null without any
     */
    public @Nullable FloodLimits flood() {
        return flood;
    }

    /**
     * Returns the report of report-only mode.
     *
     * @return the report, or null in other modes
     */
    public @Nullable RolloutReport rollout() {
        return rollout;
    }

    List<StoreStatus> stores() {
        return stores;
    }

    @Nullable
    LongSupplier droppedEvents() {
        return droppedEvents;
    }

    Map<String, LongSupplier> alerts() {
        return alerts;
    }

    Map<String, LongSupplier> reloads() {
        return reloads;
    }

    /** Collects components. Not thread-safe. */
    public static final class Builder {
        private final GuardMetrics decisions;
        private final boolean reportOnly;
        private final TokenCache<?> cache;
        private Map<String, KeySource> keys = Collections.emptyMap();
        private @Nullable Revocations revocations;
        private @Nullable SessionCounters sessions;
        private @Nullable FloodLimits flood;
        private Collection<StoreStatus> stores = Collections.emptyList();
        private @Nullable LongSupplier droppedEvents;
        private Map<String, LongSupplier> alerts = Collections.emptyMap();
        private Map<String, LongSupplier> reloads = Collections.emptyMap();
        private @Nullable RolloutReport rollout;

        private Builder(GuardMetrics decisions, boolean reportOnly, TokenCache<?> cache) {
            this.decisions = decisions;
            this.reportOnly = reportOnly;
            this.cache = cache;
        }

        /**
         * Sets the keys.
         *
         * @param sources the key sources by the name of their issuer in the settings
         * @return this builder
         */
        public Builder keys(Map<String, KeySource> sources) {
            this.keys = sources;
            return this;
        }

        /**
         * Sets the revocations.
         *
         * @param operations the operations, or null if tokens cannot be revoked
         * @return this builder
         */
        public Builder revocations(@Nullable Revocations operations) {
            this.revocations = operations;
            return this;
        }

        /**
         * Sets the counters of sessions.
         *
         * @param counters the counters, or null without sessions
         * @return this builder
         */
        public Builder sessions(@Nullable SessionCounters counters) {
            this.sessions = counters;
            return this;
        }

        /**
         * Sets the report of report-only mode.
         *
         * @param report the report, or null in other modes
         * @return this builder
         */
        public Builder rollout(@Nullable RolloutReport report) {
            this.rollout = report;
            return this;
        }

        /**
         * Sets the limits of signature checks.
         *
         * @param limits the limits, or null without any
         * @return this builder
         */
        public Builder flood(@Nullable FloodLimits limits) {
            this.flood = limits;
            return this;
        }

        /**
         * Sets the stores.
         *
         * @param statuses the status of each store
         * @return this builder
         */
        public Builder stores(Collection<StoreStatus> statuses) {
            this.stores = statuses;
            return this;
        }

        /**
         * Sets the number of events that listeners have not received.
         *
         * @param dropped the number since the start
         * @return this builder
         */
        public Builder droppedEvents(LongSupplier dropped) {
            this.droppedEvents = dropped;
            return this;
        }

        /**
         * Sets the numbers of alerts.
         *
         * @param counts the number since the start, by kind
         * @return this builder
         */
        public Builder alerts(Map<String, LongSupplier> counts) {
            this.alerts = counts;
            return this;
        }

        /**
         * Sets the numbers of reloads of the settings.
         *
         * @param counts the number since the start, by result
         * @return this builder
         */
        public Builder reloads(Map<String, LongSupplier> counts) {
            this.reloads = counts;
            return this;
        }

        /**
         * Returns the components.
         *
         * @return an immutable object
         */
        public MetricSources build() {
            return new MetricSources(this);
        }
    }
}
