package io.github.jwtfilter.internal.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/** One series of a metric: the values of its labels, and the source of its figures, which are read with each call. */
public final class Series {
    private final List<String> labels;
    private final DoubleSupplier value;
    private final Timing timing;

    private Series(DoubleSupplier value, Timing timing, String... labels) {
        this.labels = Collections.unmodifiableList(Arrays.asList(labels));
        this.value = value;
        this.timing = timing;
    }

    /** Returns a series of a counter or a gauge. */
    static Series of(DoubleSupplier value, String... labels) {
        return new Series(value, Timing.of(() -> 0, () -> 0), labels);
    }

    /** Returns a series of a summary or a histogram, whose value is the number of operations. */
    static Series of(Timing timing, String... labels) {
        return new Series(timing::count, timing, labels);
    }

    /**
     * Returns the values of the labels.
     *
     * @return as many values as the metric has labels
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * Returns the value of a counter or a gauge.
     *
     * @return the current value, or NaN if it is not known
     */
    public double value() {
        return value.getAsDouble();
    }

    /**
     * Returns the figures of a summary or a histogram.
     *
     * @return the figures, a {@link LatencyHistogram} for a histogram
     */
    public Timing timing() {
        return timing;
    }
}
