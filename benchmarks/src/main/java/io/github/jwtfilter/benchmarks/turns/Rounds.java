package io.github.jwtfilter.benchmarks.turns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lets contenders have their turns. */
final class Rounds {
    private static final long SEED = 1;

    private Rounds() {}

    /** In an order left to chance, since it matters whom somebody follows: what it finds in the caches of the processor. */
    static void run(List<Contender> contenders, int rounds) {
        Random chance = new Random(SEED);
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, chance);
            order.forEach(Contender::takeTurn);
        }
    }
}
