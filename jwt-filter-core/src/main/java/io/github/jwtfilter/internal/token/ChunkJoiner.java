package io.github.jwtfilter.internal.token;

import java.util.Collection;
import java.util.List;

/**
 * Joins chunks of a cookie in every combination and keeps the results with exactly two dots, as in a JWS: halves of two
 * different tokens fail the signature check later. The caller must bound the number of combinations.
 */
final class ChunkJoiner {
    private final List<List<String>> chunks;
    private final int maxSize;
    private final boolean withoutSurplus;
    private final Collection<String> found;
    private final StringBuilder text = new StringBuilder();

    /**
     * Creates a joiner.
     *
     * @param chunks the distinct values of each chunk
     * @param maxSize the maximum length of a result, in characters
     * @param withoutSurplus whether a prefix of the chunks may be a token: their number is unknown, and another host
     *     may have added one
     * @param found the collection to which results are added
     */
    ChunkJoiner(List<List<String>> chunks, int maxSize, boolean withoutSurplus, Collection<String> found) {
        this.chunks = chunks;
        this.maxSize = maxSize;
        this.withoutSurplus = withoutSurplus;
        this.found = found;
    }

    void join() {
        join(0, 0, 0);
    }

    private void join(int count, int dots, int firstLength) {
        int start = text.length();
        for (String chunk : chunks.get(count)) {
            int allDots = dots + dots(chunk);
            if (start + chunk.length() > maxSize || allDots > 2) {
                continue;
            }
            text.append(chunk);
            boolean last = count + 1 == chunks.size();
            if (allDots == 2 && (last || (withoutSurplus && mayBeLast(count, chunk.length(), firstLength)))) {
                found.add(text.toString());
            }
            if (!last) {
                join(count + 1, allDots, count == 0 ? chunk.length() : firstLength);
            }
            text.setLength(start);
        }
    }

    /** Chunks are cut at equal lengths, so a chunk of full length after the first is not the last of its token. */
    private static boolean mayBeLast(int count, int length, int firstLength) {
        return count == 0 || length < firstLength;
    }

    private static int dots(String chunk) {
        int dots = 0;
        for (int at = chunk.indexOf('.'); at >= 0; at = chunk.indexOf('.', at + 1)) {
            dots++;
        }
        return dots;
    }
}
