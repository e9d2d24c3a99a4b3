package io.github.jwtfilter.internal.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The metrics of events, alerts and reloads. */
final class EventMetrics {
    static final List<Metric> ALL = Arrays.asList(
            Metric.counter(
                    "events_dropped",
                    "Events that listeners have not received, since their queue was full.",
                    EventMetrics::droppedEvents),
            Metric.counter(
                    "alerts",
                    "Alerts about requests that may be an attack, by kind.",
                    (sources, series) -> add(sources.alerts(), series),
                    "kind"),
            Metric.counter(
                    "reloads",
                    "Reloads of changed settings, by result.",
                    (sources, series) -> add(sources.reloads(), series),
                    "result"));

    private EventMetrics() {}

    private static void droppedEvents(MetricSources sources, List<Series> series) {
        LongSupplier dropped = sources.droppedEvents();
        if (dropped != null) {
            series.add(Series.of(dropped::getAsLong));
        }
    }

    private static void add(Map<String, LongSupplier> counts, List<Series> series) {
        counts.forEach((label, count) -> series.add(Series.of(count::getAsLong, label)));
    }
}
