package io.github.jwtfilter.benchmarks.result;

import java.util.Map;

/**
 * What was measured of one of those who were compared.
 *
 * @param group what was done; only samples of one group are compared
 * @param name who has done it
 * @param figures the measures by name
 */
public record Sample(String group, String name, Map<String, Double> figures) {
    /** CPU time, the median. */
    public static final String CPU = "cpu";

    /** The lowest CPU time. */
    public static final String CPU_LOW = "cpu.low";

    /** The highest CPU time. */
    public static final String CPU_HIGH = "cpu.high";

    /** Time by the clock, the median. */
    public static final String WALL = "wall";

    /** Bytes that were allocated. */
    public static final String BYTES = "bytes";

    /**
     * One measure.
     *
     * @param figure its name
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
