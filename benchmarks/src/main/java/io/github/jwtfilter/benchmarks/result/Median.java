package io.github.jwtfilter.benchmarks.result;

import java.util.List;

/** The median of several measurements, which outliers do not affect. */
public final class Median {
    private static final double DIGITS = 1000;

    private Median() {}

    /**
     * Returns the median.
     *
     * @param values at least one
     * @return the median, rounded to thousandths
     */
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return rounded(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    /**
     * Removes insignificant digits.
     *
     * @param value any number
     * @return the value rounded to thousandths
     */
    public static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
