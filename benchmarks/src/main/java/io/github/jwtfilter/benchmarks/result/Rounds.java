package io.github.jwtfilter.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lets those who are compared have their turns, round by round. */
public final class Rounds {
    private static final long SEED = 1;

    private Rounds() {}

    /**
     * Runs them, in an order left to chance, since it matters whom somebody follows: what it finds in the caches of the processor.
     *
     * @param all who has one turn in each round
     * @param rounds how many
     * @param turn takes the turn of one of them
     * @param <T> the type of those who take turns
     * @param <E> what a turn throws if it fails
     * @throws E if a turn fails
     */
    public static <T, E extends Exception> void run(List<T> all, int rounds, Turn<T, E> turn) throws E {
        Random chance = new Random(SEED);
        List<T> order = new ArrayList<>(all);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, chance);
            for (T each : order) {
                turn.take(each);
            }
        }
    }

    /**
     * One turn.
     *
     * @param <T> the type of those who take turns
     * @param <E> what it throws if it fails
     */
    @FunctionalInterface
    public interface Turn<T, E extends Exception> {
        /**
         * Takes it.
         *
         * @param one whose turn it is
         * @throws E if that fails
         */
        void take(T one) throws E;
    }
}
