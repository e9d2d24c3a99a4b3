package io.github.jwtfilter.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What one of those who take turns, round by round, has needed in each of its turns. The first third of them does not count. */
public final class Turns {
    private static final int WARMUP_PART = 3;
    private static final String LOW = ".low";
    private static final String HIGH = ".high";

    private final List<Double> nanos = new ArrayList<>();

    /** None yet. */
    public Turns() {}

    /**
     * Turns of doing nothing, for those who are compared with nobody.
     *
     * @param rounds how many
     * @return that many turns of 0
     */
    public static Turns none(int rounds) {
        Turns none = new Turns();
        none.nanos.addAll(Collections.nCopies(rounds, 0.0));
        return none;
    }

    /**
     * Adds the turn of the next round.
     *
     * @param each CPU time for each operation, in nanoseconds
     */
    public void add(double each) {
        nanos.add(each);
    }

    /**
     * Sums up, and compares with another one turn by turn, so that a machine that gets slower does so for both.
     *
     * @param other who has had its turns in the same rounds
     * @param relation what is made of a turn of this one and the other's of the same round
     * @param name what the relation is called
     * @return the median of CPU time; the median of the relation, and where a quarter of the rounds is lower or higher
     */
    public Map<String, Double> figures(Turns other, DoubleBinaryOperator relation, String name) {
        List<Double> relations = new ArrayList<>();
        for (int turn = first(); turn < nanos.size(); turn++) {
            relations.add(relation.applyAsDouble(nanos.get(turn), other.nanos.get(turn)));
        }
        relations.sort(null);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Sample.CPU, Median.of(nanos.subList(first(), nanos.size())));
        figures.put(name, Median.of(relations));
        figures.put(low(name), Median.rounded(relations.get(relations.size() / 4)));
        figures.put(high(name), Median.rounded(relations.get(relations.size() * 3 / 4)));
        return figures;
    }

    private int first() {
        return nanos.size() / WARMUP_PART;
    }

    /**
     * The figure for the lower quarter.
     *
     * @param name what the relation is called
     * @return the name of the figure
     */
    public static String low(String name) {
        return name + LOW;
    }

    /**
     * The figure for the higher quarter.
     *
     * @param name what the relation is called
     * @return the name of the figure
     */
    public static String high(String name) {
        return name + HIGH;
    }
}
