package io.github.jwtfilter.internal.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes metrics in the text format of Prometheus, version 0.0.4. */
public final class PrometheusText {
    /** The media type of the text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** The greatest whole numbers that a {@code double} can represent without gaps. */
    private static final double EXACT = 1L << 53;

    private final StringBuilder text = new StringBuilder(16_384);

    private PrometheusText() {}

    /**
     * Writes the metrics that the sources have.
     *
     * @param sources the sources of the figures
     * @return lines, each with a line feed at its end
     */
    public static String write(MetricSources sources) {
        return write(MetricCatalog.metrics(), sources);
    }

    /** Writes these metrics. */
    static String write(List<Metric> metrics, MetricSources sources) {
        PrometheusText writer = new PrometheusText();
        metrics.forEach(metric -> writer.metric(metric, metric.series(sources)));
        return writer.text.toString();
    }

    private void metric(Metric metric, List<Series> all) {
        boolean begun = false;
        for (Series series : all) {
            double value = metric.type().isTiming() ? 0 : series.value();
            if (Double.isNaN(value)) {
                continue;
            }
            if (!begun) {
                begun = true;
                header(metric);
            }
            if (metric.type().isTiming()) {
                timing(metric, series);
            } else {
                sample(metric, "", series, null, number(value));
            }
        }
    }

    private void header(Metric metric) {
        text.append("# HELP ").append(metric.name()).append(' ');
        escaped(metric.help(), false);
        text.append("\n# TYPE ")
                .append(metric.name())
                .append(' ')
                .append(metric.type().text())
                .append('\n');
    }

    private void timing(Metric metric, Series series) {
        Timing timing = series.timing();
        double seconds = timing.totalNanos() / 1e9;
        long count = timing instanceof LatencyHistogram
                ? buckets(metric, series, (LatencyHistogram) timing)
                : timing.count();
        sample(metric, "_sum", series, null, number(seconds));
        sample(metric, "_count", series, null, Long.toString(count));
    }

    /** Writes the buckets, and returns the number of durations in them, which may have increased since. */
    private long buckets(Metric metric, Series series, LatencyHistogram histogram) {
        long[] counts = histogram.cumulativeCounts();
        for (int i = 0; i < counts.length; i++) {
            sample(metric, "_bucket", series, bound(i), Long.toString(counts[i]));
        }
        return counts[counts.length - 1];
    }

    /** Writes a line; {@code bound} is the value of the label {@code le}, or null for none. */
    private void sample(Metric metric, String suffix, Series series, @Nullable String bound, String value) {
        text.append(metric.name()).append(suffix);
        String separator = "{";
        for (int i = 0; i < metric.labels().size(); i++) {
            text.append(separator);
            label(metric.labels().get(i), series.labels().get(i));
            separator = ",";
        }
        if (bound != null) {
            text.append(separator);
            label("le", bound);
            separator = ",";
        }
        text.append(separator.equals(",") ? "} " : " ").append(value).append('\n');
    }

    private void label(String name, String value) {
        text.append(name).append("=\"");
        escaped(value, true);
        text.append('"');
    }

    private void escaped(String value, boolean quoted) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                text.append("\\n");
            } else if (c == '\\' || (c == '"' && quoted)) {
                text.append('\\').append(c);
            } else {
                text.append(c);
            }
        }
    }

    /**
     * Returns the label {@code le} of a bucket.
     *
     * @param bucket its index in {@link LatencyHistogram#cumulativeCounts()}
     * @return its inclusive upper bound in seconds
     */
    public static String bound(int bucket) {
        double[] bounds = LatencyHistogram.boundsInSeconds();
        return bucket < bounds.length ? number(bounds[bucket]) : "+Inf";
    }

    /** Returns whole numbers without a fraction. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
