package io.github.jwtfilter.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** The CPU times of one candidate in each round. The first third of the rounds is warmup and is ignored. */
public final class RoundTimes {
    private static final int WARMUP_PART = 3;
    private static final String LOW = ".low";
    private static final String HIGH = ".high";

    private final List<Double> nanos = new ArrayList<>();

    /** Creates an empty list. */
    public RoundTimes() {}

    /**
     * Returns times of zero, for candidates that are compared with no other.
     *
     * @param rounds the number of rounds
     * @return that many times of 0
     */
    public static RoundTimes none(int rounds) {
        RoundTimes none = new RoundTimes();
        none.nanos.addAll(Collections.nCopies(rounds, 0.0));
        return none;
    }

    /**
     * Adds the time of the next round.
     *
     * @param each the CPU time per operation, in nanoseconds
     */
    public void add(double each) {
        nanos.add(each);
    }

    /**
     * Summarizes the times, and compares them with those of another candidate round by round, so that a machine that becomes
     * slower affects both alike.
     *
     * @param other the times of the other candidate in the same rounds
     * @param relation computes the relation from the times of this candidate and the other in the same round
     * @param name the name of the relation
     * @return the median of CPU time; the median of the relation, and its lower and upper quartile
     */
    public Map<String, Double> figures(RoundTimes other, DoubleBinaryOperator relation, String name) {
        List<Double> relations = new ArrayList<>();
        for (int round = first(); round < nanos.size(); round++) {
            relations.add(relation.applyAsDouble(nanos.get(round), other.nanos.get(round)));
        }
        relations.sort(null);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Sample.CPU, median());
        figures.put(name, Median.of(relations));
        figures.put(low(name), Median.rounded(relations.get(relations.size() / 4)));
        figures.put(high(name), Median.rounded(relations.get(relations.size() * 3 / 4)));
        return figures;
    }

    /**
     * Returns the median of all rounds without the first third.
     *
     * @return the median
     */
    public double median() {
        return Median.of(nanos.subList(first(), nanos.size()));
    }

    private int first() {
        return nanos.size() / WARMUP_PART;
    }

    /**
     * Returns the name of the figure for the lower quartile.
     *
     * @param name the name of the relation
     * @return the name of the figure
     */
    public static String low(String name) {
        return name + LOW;
    }

    /**
     * Returns the name of the figure for the upper quartile.
     *
     * @param name the name of the relation
     * @return the name of the figure
     */
    public static String high(String name) {
        return name + HIGH;
    }
}
