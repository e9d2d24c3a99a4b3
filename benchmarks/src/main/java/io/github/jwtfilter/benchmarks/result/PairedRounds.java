package io.github.jwtfilter.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Runs compared operations in rounds, so that the measurements of one round form pairs. */
public final class PairedRounds {
    private static final long SEED = 1;

    private PairedRounds() {}

    /**
     * Measures each operation once per round, in random order, since the previous operation affects the contents of the CPU caches.
     *
     * @param all the operations
     * @param rounds the number of rounds
     * @param measurement measures one operation
     * @param <T> the type of the operations
     * @param <E> the exception that a measurement may throw
     * @throws E if a measurement fails
     */
    public static <T, E extends Exception> void run(List<T> all, int rounds, Measurement<T, E> measurement) throws E {
        Random chance = new Random(SEED);
        List<T> order = new ArrayList<>(all);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, chance);
            for (T each : order) {
                measurement.of(each);
            }
        }
    }

    /**
     * Measures an operation once.
     *
     * @param <T> the type of the operations
     * @param <E> the exception that a measurement may throw
     */
    @FunctionalInterface
    public interface Measurement<T, E extends Exception> {
        /**
         * Runs and measures the operation.
         *
         * @param one the operation
         * @throws E if the measurement fails
         */
        void of(T one) throws E;
    }
}
