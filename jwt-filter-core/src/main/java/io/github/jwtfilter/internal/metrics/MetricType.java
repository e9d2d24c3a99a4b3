package io.github.jwtfilter.internal.metrics;

import java.util.Locale;

/** The types of metrics, as Prometheus defines them. */
public enum MetricType {
    /** A number that never decreases while the application runs. */
    COUNTER,
    /** A number that may decrease. */
    GAUGE,
    /** The number and the total duration of operations. */
    SUMMARY,
    /** The number and the total duration of operations, and their number by duration. */
    HISTOGRAM;

    /**
     * Returns whether the value is the number and the total duration of operations.
     *
     * @return true for a summary and a histogram
     */
    public boolean isTiming() {
        return this == SUMMARY || this == HISTOGRAM;
    }

    /**
     * Returns the name of the type.
     *
     * @return the name in the text format of Prometheus
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
