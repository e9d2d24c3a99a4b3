package io.github.jwtfilter.internal.verify;

import java.util.concurrent.atomic.LongAdder;

/** Counts the lookups in caches of verified tokens. Thread-safe. */
public final class CacheCounters {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** Creates counters with the value 0. */
    public CacheCounters() {}

    void countHit() {
        hits.increment();
    }

    void countMiss() {
        misses.increment();
    }

    /**
     * Returns the number of tokens that were in the cache.
     *
     * @return 0 or more
     */
    public long hits() {
        return hits.sum();
    }

    /**
     * Returns the number of tokens that were not in the cache, or no longer valid there.
     *
     * @return 0 or more
     */
    public long misses() {
        return misses.sum();
    }
}
