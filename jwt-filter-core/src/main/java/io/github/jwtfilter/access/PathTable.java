package io.github.jwtfilter.access;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A hash table of rules whose keys are looked up as parts of a longer text, which need not be cut out of it. */
final class PathTable {
    private static final Rule[] NONE = {};

    private final @Nullable Entry[] buckets;

    /** A table that is made for so many keys. */
    PathTable(int keys) {
        buckets = new @Nullable Entry[Integer.highestOneBit(Math.max(1, keys)) * 2];
    }

    /** The hash of an empty text; that of a longer one is made by adding its characters one by one. */
    static final int EMPTY = 0;

    static int hash(int start, char next) {
        return 31 * start + next;
    }

    static int hash(String text, int start, int end) {
        int hash = EMPTY;
        for (int i = start; i < end; i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    /** Adds a rule behind those that stand under the same key. */
    void add(String key, Rule rule) {
        int hash = hash(key, 0, key.length());
        Entry entry = entry(key, 0, key.length(), hash);
        if (entry == null) {
            int bucket = bucket(hash);
            entry = new Entry(key, hash, buckets[bucket]);
            buckets[bucket] = entry;
        }
        entry.rules = Arrays.copyOf(entry.rules, entry.rules.length + 1);
        entry.rules[entry.rules.length - 1] = rule;
    }

    /** The rules under the key that stands between two places of a text, of which the caller knows the hash. */
    Rule[] find(String text, int start, int end, int hash) {
        Entry entry = entry(text, start, end, hash);
        return entry == null ? NONE : entry.rules;
    }

    private @Nullable Entry entry(String text, int start, int end, int hash) {
        Entry entry = buckets[bucket(hash)];
        while (entry != null && !entry.is(text, start, end, hash)) {
            entry = entry.next;
        }
        return entry;
    }

    private int bucket(int hash) {
        return (hash ^ (hash >>> 16)) & (buckets.length - 1);
    }

    private static final class Entry {
        private final String key;
        private final int hash;
        private final @Nullable Entry next;
        private Rule[] rules = NONE;

        Entry(String key, int hash, @Nullable Entry next) {
            this.key = key;
            this.hash = hash;
            this.next = next;
        }

        boolean is(String text, int start, int end, int otherHash) {
            return hash == otherHash && key.length() == end - start && text.startsWith(key, start);
        }
    }
}
