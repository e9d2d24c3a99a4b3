package io.github.jwtfilter.internal.token;

import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of a value that was too large for one cookie. A request may contain each chunk with several values, since
 * other hosts of the domain can set cookies of the same names.
 */
final class CookieChunks {
    /** More than enough for a token of 64 KiB, the maximum of {@code token.max-size}. */
    static final int MAX_CHUNKS = 20;

    private final List<List<String>> chunks = new ArrayList<>();
    private boolean oversized;

    /** Adds a value of one chunk; returns false if the chunk has more distinct values than permitted. */
    boolean add(int index, String value) {
        if (index >= MAX_CHUNKS) {
            oversized = true;
            return true;
        }
        while (chunks.size() <= index) {
            chunks.add(new ArrayList<>(1));
        }
        List<String> values = chunks.get(index);
        if (!values.contains(value)) {
            values.add(value);
        }
        return values.size() <= CookieTokenSource.MAX_VALUES;
    }

    /** Returns the number of chunks from the first one up to a gap. */
    int length() {
        int length = 0;
        while (length < chunks.size() && !chunks.get(length).isEmpty()) {
            length++;
        }
        return length;
    }

    /** Returns whether the numbers of the chunks have no gap. */
    boolean isComplete() {
        return !oversized && !chunks.isEmpty() && length() == chunks.size();
    }

    /** Returns the number of combinations of the first chunks, capped at one more than the limit. */
    int combinations(int count) {
        int combinations = 1;
        for (List<String> values : chunks.subList(0, count)) {
            combinations *= values.size();
            if (combinations > CookieTokenSource.MAX_VALUES) {
                return CookieTokenSource.MAX_VALUES + 1;
            }
        }
        return combinations;
    }

    /** Returns the distinct values of the first chunks. */
    List<List<String>> first(int count) {
        return chunks.subList(0, count);
    }
}
