package io.github.jwtfilter.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Runs compared operations in rounds. */
public final class Rounds {
    private static final long SEED = 1;

    private Rounds() {}

    /**
     * Runs each operation once per round, in random order, since the previous operation affects the contents of the CPU caches.
     *
     * @param all the operations, each with one turn per round
     * @param rounds the number of rounds
     * @param turn runs one turn of an operation
     * @param <T> the type of the operations
     * @param <E> the exception that a turn may throw
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
     * One turn of an operation.
     *
     * @param <T> the type of the operations
     * @param <E> the exception that a turn may throw
     */
    @FunctionalInterface
    public interface Turn<T, E extends Exception> {
        /**
         * Runs the turn.
         *
         * @param one the operation
         * @throws E if the turn fails
         */
        void take(T one) throws E;
    }
}
