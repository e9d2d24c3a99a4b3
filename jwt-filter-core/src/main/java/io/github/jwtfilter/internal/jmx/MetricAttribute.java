package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.metrics.LatencyHistogram;
import io.github.jwtfilter.internal.metrics.Metric;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.metrics.MetricType;
import io.github.jwtfilter.internal.metrics.PrometheusText;
import io.github.jwtfilter.internal.metrics.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;

/**
 * A metric as an attribute: a number without labels; a row for each series with labels; and for durations their number, their total
 * in seconds, and for a histogram the number up to each bound.
 */
final class MetricAttribute {
    private static final String VALUE = "value";
    private static final String COUNT = "count";
    private static final String SECONDS = "seconds";
    private static final String BUCKETS = "buckets";
    private static final String BOUND = "le";

    private final Metric metric;
    private final @Nullable TabularType buckets;
    private final CompositeType row;
    private final OpenType<?> type;

    MetricAttribute(Metric metric) {
        this.metric = metric;
        try {
            buckets = metric.type() == MetricType.HISTOGRAM ? buckets() : null;
            row = row(metric, buckets);
            type = type(metric, row);
        } catch (OpenDataException e) {
            throw new IllegalArgumentException(metric.name(), e);
        }
    }

    private static TabularType buckets() throws OpenDataException {
        Map<String, OpenType<?>> columns = new LinkedHashMap<>();
        columns.put(BOUND, SimpleType.STRING);
        columns.put(COUNT, SimpleType.LONG);
        return new TabularType(
                "Buckets", "Durations up to each bound", composite("Bucket", columns), new String[] {BOUND});
    }

    private static CompositeType row(Metric metric, @Nullable TabularType buckets) throws OpenDataException {
        Map<String, OpenType<?>> columns = new LinkedHashMap<>();
        metric.labels().forEach(label -> columns.put(label, SimpleType.STRING));
        if (metric.type().isTiming()) {
            columns.put(COUNT, SimpleType.LONG);
            columns.put(SECONDS, SimpleType.DOUBLE);
        } else {
            columns.put(VALUE, number(metric));
        }
        if (buckets != null) {
            columns.put(BUCKETS, buckets);
        }
        return composite(metric.attribute(), columns);
    }

    private static OpenType<?> type(Metric metric, CompositeType row) throws OpenDataException {
        if (!metric.labels().isEmpty()) {
            String[] index = metric.labels().toArray(new String[0]);
            return new TabularType(metric.attribute(), metric.help(), row, index);
        }
        return metric.type().isTiming() ? row : number(metric);
    }

    private static SimpleType<?> number(Metric metric) {
        return metric.isInSeconds() ? SimpleType.DOUBLE : SimpleType.LONG;
    }

    private static CompositeType composite(String name, Map<String, OpenType<?>> columns) throws OpenDataException {
        String[] names = columns.keySet().toArray(new String[0]);
        return new CompositeType(name, name, names, names, columns.values().toArray(new OpenType<?>[0]));
    }

    String name() {
        return metric.attribute();
    }

    OpenMBeanAttributeInfoSupport info() {
        return new OpenMBeanAttributeInfoSupport(
                metric.attribute(), metric.help() + " (" + metric.name() + ")", type, true, false, false);
    }

    /** Returns whether the sources have this metric. */
    boolean exists(MetricSources sources) {
        return !metric.series(sources).isEmpty();
    }

    /** Returns the current value, or null if it is not known. */
    @Nullable
    Object value(MetricSources sources) throws OpenDataException {
        List<Series> all = metric.series(sources);
        if (type instanceof TabularType) {
            TabularDataSupport table = new TabularDataSupport((TabularType) type);
            for (Series series : all) {
                if (isKnown(series)) {
                    table.put(row(series));
                }
            }
            return table;
        }
        if (all.isEmpty() || !isKnown(all.get(0))) {
            return null;
        }
        return metric.type().isTiming() ? row(all.get(0)) : number(all.get(0));
    }

    private static boolean isKnown(Series series) {
        return !Double.isNaN(series.value());
    }

    private Object number(Series series) {
        if (metric.isInSeconds()) {
            return series.value();
        }
        return (long) series.value();
    }

    private CompositeData row(Series series) throws OpenDataException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < metric.labels().size(); i++) {
            values.put(metric.labels().get(i), series.labels().get(i));
        }
        if (metric.type().isTiming()) {
            values.put(COUNT, series.timing().count());
            values.put(SECONDS, series.timing().totalNanos() / 1e9);
        } else {
            values.put(VALUE, number(series));
        }
        if (buckets != null) {
            values.put(BUCKETS, buckets(buckets, (LatencyHistogram) series.timing()));
        }
        return new CompositeDataSupport(row, values);
    }

    private static TabularDataSupport buckets(TabularType type, LatencyHistogram histogram) throws OpenDataException {
        TabularDataSupport table = new TabularDataSupport(type);
        long[] counts = histogram.cumulativeCounts();
        for (int i = 0; i < counts.length; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(BOUND, PrometheusText.bound(i));
            values.put(COUNT, counts[i]);
            table.put(new CompositeDataSupport(type.getRowType(), values));
        }
        return table;
    }
}
