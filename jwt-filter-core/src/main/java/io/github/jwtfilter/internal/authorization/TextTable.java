package io.github.jwtfilter.internal.authorization;

import org.jspecify.annotations.Nullable;

/** A hash table that looks up keys as parts of a longer text, without copying the part. */
final class TextTable<V> {
    /** The hash of an empty text; the hash of a longer one results from adding its characters one by one. */
    static final int EMPTY = 0;

    private static final int FIRST_SIZE = 8;

    private @Nullable Entry<V>[] buckets = buckets(FIRST_SIZE);
    private int size;

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

    /** Sets the value of a key. */
    void put(String key, V value) {
        int hash = hash(key, 0, key.length());
        Entry<V> entry = entry(key, 0, key.length(), hash);
        if (entry == null) {
            if (size == buckets.length) {
                grow();
            }
            size++;
            link(new Entry<>(key, hash, value));
        } else {
            entry.value = value;
        }
    }

    /** Returns the value of a key, or null. */
    @Nullable
    V find(String key) {
        return find(key, 0, key.length(), hash(key, 0, key.length()));
    }

    /** Returns the value of the key between two positions of a text, whose hash is given, or null. */
    @Nullable
    V find(String text, int start, int end, int hash) {
        Entry<V> entry = entry(text, start, end, hash);
        return entry == null ? null : entry.value;
    }

    private @Nullable Entry<V> entry(String text, int start, int end, int hash) {
        Entry<V> entry = buckets[bucket(hash)];
        while (entry != null && !entry.is(text, start, end, hash)) {
            entry = entry.next;
        }
        return entry;
    }

    private void grow() {
        @Nullable Entry<V>[] smaller = buckets;
        buckets = buckets(2 * smaller.length);
        for (Entry<V> first : smaller) {
            Entry<V> entry = first;
            while (entry != null) {
                Entry<V> next = entry.next;
                link(entry);
                entry = next;
            }
        }
    }

    private void link(Entry<V> entry) {
        int bucket = bucket(entry.hash);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
    }

    private int bucket(int hash) {
        return (hash ^ (hash >>> 16)) & (buckets.length - 1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
    private static <V> @Nullable Entry<V>[] buckets(int count) {
        return new @Nullable Entry[count];
    }

    private static final class Entry<V> {
        private final String key;
        private final int hash;
        private V value;
        private @Nullable Entry<V> next;

        Entry(String key, int hash, V value) {
            this.key = key;
            this.hash = hash;
            this.value = value;
        }

        boolean is(String text, int start, int end, int otherHash) {
            return hash == otherHash && key.length() == end - start && text.startsWith(key, start);
        }
    }
}
