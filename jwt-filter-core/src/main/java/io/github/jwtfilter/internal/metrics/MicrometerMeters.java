package io.github.jwtfilter.internal.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one application in the global registry of Micrometer, which has weak references to the entries. Only loaded if
 * Micrometer exists. Not thread-safe.
 */
final class MicrometerMeters {
    private static final String APPLICATION = "application";

    /** The maximum number of applications with one name, such as those of virtual hosts. */
    private static final int MOST_OF_ONE_NAME = 100;

    private final MeterRegistry registry = Metrics.globalRegistry;
    private final Tag application;
    private final Map<String, Published> published = new HashMap<>();

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

    /** Registers the series of these sources, and removes those of earlier sources that these do not have. */
    void update(MetricSources sources) {
        Set<String> gone = new HashSet<>(published.keySet());
        for (Metric metric : MetricCatalog.metrics()) {
            for (Series each : metric.series(sources)) {
                String key = metric.meter() + each.labels();
                gone.remove(key);
                Published known = published.get(key);
                if (known != null) {
                    known.series = each;
                } else {
                    Published added = new Published(each);
                    published.put(key, added);
                    added.meter = register(metric, added);
                }
            }
        }
        gone.forEach(key -> remove(published.remove(key)));
    }

    private Meter register(Metric metric, Published each) {
        List<Tag> tags = new ArrayList<>();
        tags.add(application);
        for (int i = 0; i < metric.labels().size(); i++) {
            tags.add(Tag.of(metric.labels().get(i), each.series.labels().get(i)));
        }
        switch (metric.type()) {
            case COUNTER:
                return FunctionCounter.builder(metric.meter(), each, entry -> entry.series.value())
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
            case GAUGE:
                return Gauge.builder(metric.meter(), each, entry -> entry.series.value())
                        .tags(tags)
                        .description(metric.help())
                        .baseUnit(metric.isInSeconds() ? "seconds" : null)
                        .register(registry);
            default:
                return FunctionTimer.builder(
                                metric.meter(),
                                each,
                                entry -> entry.series.timing().count(),
                                entry -> entry.series.timing().totalNanos(),
                                TimeUnit.NANOSECONDS)
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
        }
    }

    void remove() {
        published.values().forEach(this::remove);
        published.clear();
    }

    private void remove(@Nullable Published removed) {
        if (removed != null && removed.meter != null) {
            registry.remove(removed.meter);
        }
    }

    /** A meter, and the series that it shows. */
    private static final class Published {
        private volatile Series series;
        private @Nullable Meter meter;

        Published(Series series) {
            this.series = series;
        }
    }
}
