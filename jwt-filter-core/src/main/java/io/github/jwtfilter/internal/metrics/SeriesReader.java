package io.github.jwtfilter.internal.metrics;

import java.util.List;

/** Determines the series of a metric. */
interface SeriesReader {
    /** Adds the series that the sources have at present, in the order of the output. */
    void read(MetricSources sources, List<Series> series);
}
