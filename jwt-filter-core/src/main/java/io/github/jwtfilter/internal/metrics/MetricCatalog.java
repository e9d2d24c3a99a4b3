package io.github.jwtfilter.internal.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The definitions of all metrics, in the order of the output. Values of labels are fixed texts or names of the settings, never of requests. */
public final class MetricCatalog {
    private static final List<Metric> ALL = all();

    private MetricCatalog() {}

    /**
     * Returns the definitions.
     *
     * @return all metrics
     */
    public static List<Metric> metrics() {
        return ALL;
    }

    private static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        all.addAll(DecisionMetrics.ALL);
        all.addAll(CacheMetrics.ALL);
        all.addAll(KeyMetrics.ALL);
        all.addAll(SessionMetrics.ALL);
        all.addAll(StoreMetrics.ALL);
        all.addAll(FloodMetrics.ALL);
        all.addAll(EventMetrics.ALL);
        return Collections.unmodifiableList(all);
    }
}
