package io.github.jwtfilter.benchmarks.result;

import java.util.List;

/** Of several measurements the one in the middle, which a disturbance does not move. */
public final class Median {
    private static final double DIGITS = 1000;

    private Median() {}

    /**
     * Finds it.
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
     * Leaves out digits that mean nothing.
     *
     * @param value any
     * @return it, rounded to thousandths
     */
    public static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
