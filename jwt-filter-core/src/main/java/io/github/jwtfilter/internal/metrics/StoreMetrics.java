package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.store.StoreStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** The metrics of stores, and of the revocations in them. */
final class StoreMetrics {
    private static final String STORE = "store";

    static final List<Metric> ALL = Arrays.asList(
            Metric.gauge(
                    "store_up",
                    "Whether a store of sessions or revocations is available: 1 or 0.",
                    StoreMetrics::states,
                    STORE),
            Metric.timing(
                    "store_call_duration",
                    MetricType.SUMMARY,
                    "The duration of calls of a database or Redis, including failed calls.",
                    StoreMetrics::durations,
                    STORE),
            Metric.counter(
                    "store_failures",
                    "Calls of a database or Redis that have failed, since it was not available.",
                    StoreMetrics::failures,
                    STORE),
            revocations("revocation_rejections", "Rejections of revoked tokens.", RevocationCheck::revoked),
            revocations(
                    "revocation_failures",
                    "Tokens of which the store could not be read to check whether they are revoked.",
                    RevocationCheck::failures),
            revocations(
                    "revocation_admitted",
                    "Tokens that were accepted although the store could not be read (revocation.on-failure = admit).",
                    RevocationCheck::admitted),
            revocations(
                    "revocation_cache_hits",
                    "Checks of revocations that were answered without the store (revocation.cache).",
                    RevocationCheck::cacheHits));

    private StoreMetrics() {}

    private static void states(MetricSources sources, List<Series> series) {
        for (StoreStatus store : sources.stores()) {
            series.add(Series.of(() -> store.isAvailable() ? 1 : 0, store.name()));
        }
    }

    private static void durations(MetricSources sources, List<Series> series) {
        for (StoreStatus store : sources.stores()) {
            if (store.isRemote()) {
                series.add(Series.of(Timing.of(store.calls()::count, store.calls()::totalNanos), store.name()));
            }
        }
    }

    private static void failures(MetricSources sources, List<Series> series) {
        for (StoreStatus store : sources.stores()) {
            if (store.isRemote()) {
                series.add(Series.of(store.calls()::failures, store.name()));
            }
        }
    }

    private static Metric revocations(String name, String help, ToLongFunction<RevocationCheck> figure) {
        return Metric.counter(name, help, (sources, series) -> {
            Revocations revocations = sources.revocations();
            if (revocations != null) {
                series.add(Series.of(() -> figure.applyAsLong(revocations.check())));
            }
        });
    }
}
