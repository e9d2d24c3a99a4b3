package io.github.jwtfilter.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A table of fixed size that counts events by a key. Lookups take no lock, changes one of 64. Thread-safe.
 *
 * <p>The table consists of sets of eight entries. A new key replaces an entry of its set whose period has ended, or else the
 * one with the fewest events, among these the oldest. So an attacker must cause the events of eight keys of one set to
 * displace one of them; the sets depend on a random number.
 *
 * @param <E> the type of the entries
 */
public final class BoundedTable<E extends TableEntry> {
    private static final int WAYS = 8;
    private static final int STRIPES = 64;

    private final int sets;
    private final SeededHash hash = new SeededHash();
    private final AtomicReferenceArray<@Nullable E> slots;

    /** The hash codes of the keys in the slots. Those of a set are next to each other, so that a lookup rarely reads other entries. */
    private final AtomicLongArray hashes;

    private final Object[] stripes = new Object[STRIPES];

    /**
     * A change of one entry, under a lock.
     *
     * @param <E> the type of the entries
     */
    public interface Change<E extends TableEntry> {
        /**
         * Returns the entry that replaces another one of the same key.
         *
         * @param present the entry, whose period may have ended, or null if there is none
         * @return the new entry
         */
        E of(@Nullable E present);
    }

    /**
     * Creates an empty table.
     *
     * @param capacity the maximum number of entries, at least eight
     */
    public BoundedTable(int capacity) {
        this.sets = Math.max(1, capacity / WAYS);
        this.slots = new AtomicReferenceArray<>(sets * WAYS);
        this.hashes = new AtomicLongArray(sets * WAYS);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /**
     * Returns the entry of a key.
     *
     * @param key the key
     * @return the entry, whose period may have ended, or null if there is none
     */
    public @Nullable E find(String key) {
        long keyHash = hash.of(key);
        int set = set(keyHash);
        for (int slot = set * WAYS; slot < (set + 1) * WAYS; slot++) {
            if (hashes.get(slot) == keyHash) {
                E each = slots.get(slot);
                if (each != null && each.key().equals(key)) {
                    return each;
                }
            }
        }
        return null; // an entry that another thread adds at this moment may be missed; update finds it under the lock
    }

    /**
     * Replaces the entry of a key, or adds one in place of an entry of another key.
     *
     * @param key the key
     * @param now the elapsed time in nanoseconds
     * @param periodNanos the time after its start for which an entry is needed
     * @param change creates the new entry
     * @return the new entry
     */
    public E update(String key, long now, long periodNanos, Change<E> change) {
        long keyHash = hash.of(key);
        int set = set(keyHash);
        synchronized (stripes[set % STRIPES]) {
            int slot = slot(key, keyHash, set, now, periodNanos);
            E present = slots.get(slot);
            E updated = change.of(present != null && present.key().equals(key) ? present : null);
            slots.set(slot, updated);
            hashes.set(slot, keyHash);
            return updated;
        }
    }

    /**
     * Returns the entries whose periods have not ended.
     *
     * @param now the elapsed time in nanoseconds
     * @param periodNanos the length of the periods
     * @return a new list
     */
    public List<E> current(long now, long periodNanos) {
        List<E> found = new ArrayList<>();
        for (int slot = 0; slot < slots.length(); slot++) {
            E each = slots.get(slot);
            if (each != null && each.isCurrent(now, periodNanos)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Returns the slot of a key, or the one that it may replace. */
    private int slot(String key, long keyHash, int set, long now, long periodNanos) {
        int replaced = set * WAYS;
        for (int slot = set * WAYS; slot < (set + 1) * WAYS; slot++) {
            E each = slots.get(slot);
            if (each != null && hashes.get(slot) == keyHash && each.key().equals(key)) {
                return slot;
            }
            E least = slots.get(replaced);
            int difference = needed(each, now, periodNanos) - needed(least, now, periodNanos);
            replaced = difference < 0 || (difference == 0 && isOlder(each, least)) ? slot : replaced;
        }
        return replaced;
    }

    /** Returns the events of a current period; 0 for an entry that is not needed any more. */
    private static int needed(@Nullable TableEntry entry, long now, long periodNanos) {
        return entry == null || !entry.isCurrent(now, periodNanos) ? 0 : entry.events();
    }

    private static boolean isOlder(@Nullable TableEntry entry, @Nullable TableEntry other) {
        return entry != null && other != null && entry.start() - other.start() < 0;
    }

    private int set(long keyHash) {
        return (int) ((keyHash >>> 1) % sets);
    }
}
