package io.github.jwtfilter.internal.metrics;

import java.util.Arrays;
import java.util.List;

/** The metrics of the cache of verified tokens. */
final class CacheMetrics {
    static final List<Metric> ALL = Arrays.asList(
            Metric.counter(
                    "cache_hits",
                    "Tokens that were found in the cache of verified tokens.",
                    (sources, series) -> series.add(
                            Series.of(() -> sources.cache().counters().hits()))),
            Metric.counter(
                    "cache_misses",
                    "Tokens that were not found in the cache, or were no longer valid there, and had to be verified.",
                    (sources, series) -> series.add(
                            Series.of(() -> sources.cache().counters().misses()))),
            Metric.gauge(
                    "cache_tokens",
                    "Tokens in the cache.",
                    (sources, series) ->
                            series.add(Series.of(() -> sources.cache().count()))),
            Metric.gauge(
                    "cache_max_tokens",
                    "The maximum number of tokens in the cache (cache.size).",
                    (sources, series) ->
                            series.add(Series.of(() -> sources.cache().size()))));

    private CacheMetrics() {}
}
