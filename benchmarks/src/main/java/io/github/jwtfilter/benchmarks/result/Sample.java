package io.github.jwtfilter.benchmarks.result;

import java.util.Map;

/**
 * The figures of one candidate in a comparison.
 *
 * @param group the name of the comparison; only samples of one group are compared
 * @param name the name of the candidate
 * @param figures the figures by name
 */
public record Sample(String group, String name, Map<String, Double> figures) {
    /** CPU time, the median. */
    public static final String CPU = "cpu";

    /** Wall-clock time, the median. */
    public static final String WALL = "wall";

    /** The length of the token. */
    public static final String CHARACTERS = "characters";

    /** Allocated bytes. */
    public static final String BYTES = "bytes";

    /**
     * Returns one figure.
     *
     * @param figure the name of the figure
     * @return the figure
     * @throws IllegalArgumentException if there is none
     */
    public double get(String figure) {
        Double value = figures.get(figure);
        if (value == null) {
            throw new IllegalArgumentException(group + ", " + name + " has no " + figure);
        }
        return value;
    }
}
