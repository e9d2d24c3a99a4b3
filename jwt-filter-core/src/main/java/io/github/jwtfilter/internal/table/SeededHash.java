package io.github.jwtfilter.internal.table;

import java.util.concurrent.ThreadLocalRandom;

/** A hash function with a random seed, so that a client cannot choose texts with equal hashes. Thread-safe. */
public final class SeededHash {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long seed = ThreadLocalRandom.current().nextLong();

    /** Creates a function with a new seed. */
    public SeededHash() {}

    /**
     * Returns the hash of a text.
     *
     * @param text any text
     * @return any number
     */
    public long of(String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
