package io.github.jwtfilter.internal.rollout;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Estimates the number of different users without storing names, by linear counting (Whang, Vander-Zanden and Taylor 1990): each
 * name sets one of 65,536 bits, and the share of bits that are not set gives the number. The error is about 1 % up to 100,000
 * users. Thread-safe, without locks.
 */
final class UserEstimate {
    private static final int BITS = 1 << 16;

    private final AtomicIntegerArray words = new AtomicIntegerArray(BITS / Integer.SIZE);

    void add(String name) {
        int bit = mixed(name.hashCode()) >>> 16;
        int word = bit >>> 5;
        int mask = 1 << (bit & 31);
        int old = words.get(word);
        while ((old & mask) == 0 && !words.compareAndSet(word, old, old | mask)) {
            old = words.get(word);
        }
    }

    /** Distributes the hash codes of similar names, with the last steps of MurmurHash3. */
    private static int mixed(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** Returns the estimate, at most about 700,000. */
    long estimate() {
        int set = 0;
        for (int i = 0; i < words.length(); i++) {
            set += Integer.bitCount(words.get(i));
        }
        int clear = Math.max(1, BITS - set);
        return Math.round(BITS * Math.log((double) BITS / clear));
    }
}
