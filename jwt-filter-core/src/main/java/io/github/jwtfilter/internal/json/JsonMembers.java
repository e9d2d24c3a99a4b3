package io.github.jwtfilter.internal.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in document order. Few members, as in most tokens, are searched linearly, which takes less memory
 * than a hash table; more members are indexed.
 */
final class JsonMembers {
    private static final int ABSENT = -1;
    private static final int FEW = 32;

    private String[] names;
    private int[] hashes;
    private @Nullable Object[] values;
    private int size;

    /** A Bloom filter with one bit for each name, which excludes most absent names. */
    private long marks;

    private @Nullable Map<String, Integer> positions;

    JsonMembers(int usual) {
        names = new String[usual];
        hashes = new int[usual];
        values = new Object[usual];
    }

    /** Adds a member; returns false if the name already exists. */
    boolean add(String name, @Nullable Object value) {
        int hash = name.hashCode();
        if (find(name, hash) != ABSENT) {
            return false;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        hashes[size] = hash;
        values[size] = value;
        marks |= mark(hash);
        note(name, size++);
        return true;
    }

    private void note(String name, int position) {
        if (positions != null) {
            positions.put(name, position);
        } else if (size > FEW) {
            positions = new HashMap<>();
            for (int i = 0; i < size; i++) {
                positions.put(names[i], i);
            }
        }
    }

    @Nullable
    Object get(String name) {
        int position = find(name, name.hashCode());
        return position == ABSENT ? null : values[position];
    }

    boolean has(String name) {
        return find(name, name.hashCode()) != ABSENT;
    }

    private int find(String name, int hash) {
        if ((marks & mark(hash)) == 0) {
            return ABSENT;
        }
        if (positions != null) {
            return positions.getOrDefault(name, ABSENT);
        }
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return i;
            }
        }
        return ABSENT;
    }

    private static long mark(int hash) {
        return 1L << hash;
    }

    /** Returns all members as an unmodifiable map. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            map.put(names[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }
}
