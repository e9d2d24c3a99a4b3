package io.github.jwtfilter.internal.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The meters of one application in the global registry of Micrometer, which has weak references to the series. Only loaded if
 * Micrometer exists. Not thread-safe.
 */
final class MicrometerMeters {
    private static final String APPLICATION = "application";

    /** The maximum number of applications with one name, such as those of virtual hosts. */
    private static final int MOST_OF_ONE_NAME = 100;

    private final MeterRegistry registry = Metrics.globalRegistry;
    private final Tag application;
    private final List<Series> series = new ArrayList<>();
    private final List<Meter> meters = new ArrayList<>();

    MicrometerMeters(String name) {
        application = Tag.of(APPLICATION, unused(name));
    }

    /** Returns the name, with a number if another application has registered its meters under it: a meter is never replaced. */
    private String unused(String name) {
        String first = MetricCatalog.metrics().get(0).meter();
        String numbered = name;
        for (int i = 2;
                i <= MOST_OF_ONE_NAME
                        && registry.find(first).tag(APPLICATION, numbered).meter() != null;
                i++) {
            numbered = name + "#" + i;
        }
        return numbered;
    }

    void register(MetricSources sources) {
        for (Metric metric : MetricCatalog.metrics()) {
            for (Series each : metric.series(sources)) {
                series.add(each);
                meters.add(register(metric, each));
            }
        }
    }

    private Meter register(Metric metric, Series each) {
        List<Tag> tags = new ArrayList<>();
        tags.add(application);
        for (int i = 0; i < metric.labels().size(); i++) {
            tags.add(Tag.of(metric.labels().get(i), each.labels().get(i)));
        }
        switch (metric.type()) {
            case COUNTER:
                return FunctionCounter.builder(metric.meter(), each, Series::value)
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
            case GAUGE:
                return Gauge.builder(metric.meter(), each, Series::value)
                        .tags(tags)
                        .description(metric.help())
                        .baseUnit(metric.isInSeconds() ? "seconds" : null)
                        .register(registry);
            default:
                return FunctionTimer.builder(
                                metric.meter(),
                                each,
                                timed -> timed.timing().count(),
                                timed -> timed.timing().totalNanos(),
                                TimeUnit.NANOSECONDS)
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
        }
    }

    void remove() {
        meters.forEach(registry::remove);
        meters.clear();
        series.clear();
    }
}
