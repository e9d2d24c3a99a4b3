package io.github.jwtfilter.internal.store.memory;

import io.github.jwtfilter.StoreException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Counts the entries of a store, and limits their number. At the limit it removes expired entries, and rejects a new one if
 * there are none: an entry that has not expired is never removed. Thread-safe.
 */
final class EntryLimit {
    /** The pause between two searches for expired entries, so that a full store does not search for each new entry. */
    private static final long SEARCH_PAUSE_MILLIS = 1_000;

    private final AtomicInteger count = new AtomicInteger();
    private final String entries;
    private final int limit;
    private final Clock clock;
    private final LongConsumer removal;
    private boolean searched;
    private long lastSearch;

    /**
     * Creates a limit.
     *
     * @param entries the plural noun for the entries, in messages
     * @param limit the maximum number of entries
     * @param clock the clock by which entries expire
     * @param removal removes the entries that have expired before a time, and calls {@link #release} for each
     */
    EntryLimit(String entries, int limit, Clock clock, LongConsumer removal) {
        this.entries = entries;
        this.limit = limit;
        this.clock = clock;
        this.removal = removal;
    }

    /**
     * Counts a new entry.
     *
     * @throws StoreException if there are already as many as permitted, and none has expired
     */
    void reserve() {
        if (!tryReserve()) {
            removeExpired();
            if (!tryReserve()) {
                throw new StoreException("the memory contains " + limit + " " + entries
                        + ", and none has expired; increase store.memory.max-entries, or use a database or Redis");
            }
        }
    }

    /** Counts the removal of an entry. */
    void release() {
        count.decrementAndGet();
    }

    private boolean tryReserve() {
        if (count.incrementAndGet() <= limit) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    private synchronized void removeExpired() {
        long now = clock.millis();
        if (!searched || Math.abs(now - lastSearch) >= SEARCH_PAUSE_MILLIS) {
            searched = true;
            lastSearch = now;
            removal.accept(now);
        }
    }
}
