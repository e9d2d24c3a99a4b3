package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.flood.FloodCounters;
import io.github.jwtfilter.internal.flood.FloodLimits;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The metrics of the limits of signature checks. */
final class FloodMetrics {
    static final List<Metric> ALL = Arrays.asList(
            counter(
                    "flood_failed_checks",
                    "Failed signature checks of tokens in requests; each key that was tried counts.",
                    FloodCounters::failedChecks),
            counter(
                    "flood_repeated_tokens",
                    "Tokens that were rejected without a check, since they had failed under the same keys.",
                    FloodCounters::repeatedTokens),
            counter(
                    "flood_delayed_tokens",
                    "Tokens that have waited for their check (flood.wait).",
                    FloodCounters::delayedTokens),
            Metric.counter(
                    "flood_rejected_tokens",
                    "Tokens that were rejected by a limit: checks (flood.checks) or failures (flood.failures).",
                    FloodMetrics::rejections,
                    "limit"),
            gauge(
                    "flood_available_checks",
                    "Signature checks that may start at present without waiting. Absent without a limit.",
                    limits -> limits.availableChecks() < 0 ? Double.NaN : limits.availableChecks()),
            gauge(
                    "flood_max_checks",
                    "The maximum number of signature checks at the same time (flood.checks). Absent without a limit.",
                    limits -> limits.maxChecks() < 0 ? Double.NaN : limits.maxChecks()),
            gauge(
                    "flood_max_failures",
                    "The maximum number of failed checks of a client in a period (flood.failures). Absent without a limit.",
                    limits -> limits.maxFailures()
                            .map(rate -> (double) rate.count())
                            .orElse(Double.NaN)),
            gauge(
                    "flood_period_seconds",
                    "The length of the period of flood.failures. Absent without a limit.",
                    limits -> limits.maxFailures()
                            .map(rate -> rate.time().toMillis() / 1e3)
                            .orElse(Double.NaN)),
            gauge(
                    "flood_counted_clients",
                    "Clients whose failed checks are counted at present.",
                    FloodLimits::countedClients),
            gauge(
                    "flood_limited_clients",
                    "Clients whose tokens are rejected at present unless they are cached (flood.failures).",
                    FloodLimits::exhaustedClients));

    private FloodMetrics() {}

    private static Metric counter(String name, String help, ToLongFunction<FloodCounters> figure) {
        return Metric.counter(name, help, (sources, series) -> {
            FloodLimits limits = sources.flood();
            if (limits != null) {
                series.add(Series.of(() -> figure.applyAsLong(limits.counters())));
            }
        });
    }

    private static Metric gauge(String name, String help, ToDoubleFunction<FloodLimits> figure) {
        return Metric.gauge(name, help, (sources, series) -> {
            FloodLimits limits = sources.flood();
            if (limits != null) {
                series.add(Series.of(() -> figure.applyAsDouble(limits)));
            }
        });
    }

    private static void rejections(MetricSources sources, List<Series> series) {
        FloodLimits limits = sources.flood();
        if (limits != null) {
            FloodCounters counters = limits.counters();
            series.add(Series.of(counters::rejectedByChecks, "checks"));
            series.add(Series.of(counters::rejectedByFailures, "failures"));
        }
    }
}
