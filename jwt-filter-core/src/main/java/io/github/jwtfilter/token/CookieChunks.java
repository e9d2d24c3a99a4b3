package io.github.jwtfilter.token;

import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of a value that was too large for one cookie. Each may have been sent with different values, since other hosts of the
 * domain can set cookies of the same names.
 */
final class CookieChunks {
    /** More than enough for a token of 64 KiB, the most that {@code token.max-size} permits. */
    static final int MOST_CHUNKS = 20;

    private final List<List<String>> chunks = new ArrayList<>();
    private boolean oversized;

    /** Adds a value of one chunk; false if the chunk has more different values than are accepted. */
    boolean add(int index, String value) {
        if (index >= MOST_CHUNKS) {
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
        return values.size() <= CookieTokenSource.MOST_VALUES;
    }

    /** The number of chunks from the first one up to a gap. */
    int length() {
        int length = 0;
        while (length < chunks.size() && !chunks.get(length).isEmpty()) {
            length++;
        }
        return length;
    }

    /** Whether none is missing, as far as their numbers show. */
    boolean isComplete() {
        return !oversized && !chunks.isEmpty() && length() == chunks.size();
    }

    /** The number of ways in which the first chunks can be joined, as far as they matter: at most one more than is accepted. */
    int combinations(int count) {
        int combinations = 1;
        for (List<String> values : chunks.subList(0, count)) {
            combinations *= values.size();
            if (combinations > CookieTokenSource.MOST_VALUES) {
                return CookieTokenSource.MOST_VALUES + 1;
            }
        }
        return combinations;
    }

    /** The different values of the first chunks. */
    List<List<String>> first(int count) {
        return chunks.subList(0, count);
    }
}
