package io.github.jwtfilter.internal.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The definition of a metric, from which all outputs are created. Immutable. */
public final class Metric {
    private static final String PREFIX = "jwtfilter_";
    private static final String TOTAL = "_total";
    private static final String SECONDS = "_seconds";

    private final String name;
    private final MetricType type;
    private final String help;
    private final List<String> labels;
    private final SeriesReader reader;

    Metric(String name, MetricType type, String help, List<String> labels, SeriesReader reader) {
        this.name = name;
        this.type = type;
        this.help = help;
        this.labels = labels;
        this.reader = reader;
    }

    static Metric counter(String name, String help, SeriesReader reader, String... labels) {
        return new Metric(PREFIX + name + TOTAL, MetricType.COUNTER, help, list(labels), reader);
    }

    static Metric gauge(String name, String help, SeriesReader reader, String... labels) {
        return new Metric(PREFIX + name, MetricType.GAUGE, help, list(labels), reader);
    }

    /** Defines a metric of durations: a summary or a histogram. */
    static Metric timing(String name, MetricType type, String help, SeriesReader reader, String... labels) {
        return new Metric(PREFIX + name + SECONDS, type, help, list(labels), reader);
    }

    private static List<String> list(String... labels) {
        return Collections.unmodifiableList(Arrays.asList(labels));
    }

    /**
     * Returns the name in the text format of Prometheus.
     *
     * @return for example {@code jwtfilter_cache_hits_total}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the type.
     *
     * @return the type
     */
    public MetricType type() {
        return type;
    }

    /**
     * Returns the meaning, one or more sentences.
     *
     * @return text for operators
     */
    public String help() {
        return help;
    }

    /**
     * Returns the names of the labels.
     *
     * @return mostly none
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * Returns whether the values are seconds, and thus not whole numbers.
     *
     * @return true for durations
     */
    public boolean isInSeconds() {
        return name.endsWith(SECONDS);
    }

    /**
     * Returns the name of the attribute in JMX.
     *
     * @return for example {@code CacheHits}
     */
    public String attribute() {
        StringBuilder attribute = new StringBuilder();
        for (String word : withoutPrefix().split("_", -1)) {
            attribute.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return attribute.toString();
    }

    private String withoutPrefix() {
        return withoutSuffix(name.substring(PREFIX.length()), TOTAL);
    }

    private static String withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /**
     * Returns the name of the meter in Micrometer, whose registries add their own suffixes for counters and units.
     *
     * @return for example {@code jwtfilter.cache.hits}
     */
    public String meter() {
        return withoutSuffix(withoutSuffix(name, TOTAL), SECONDS).replace('_', '.');
    }

    /**
     * Returns the current series.
     *
     * @param sources the sources of the figures
     * @return the series; none if they do not have this metric
     */
    public List<Series> series(MetricSources sources) {
        List<Series> series = new ArrayList<>();
        reader.read(sources, series);
        return series;
    }
}
