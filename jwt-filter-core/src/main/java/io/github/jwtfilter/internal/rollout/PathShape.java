package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.logging.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The common form of similar paths, so that a report has one line for {@code /orders/17} and {@code /orders/18}: the first two
 * segments, with {@code *} for segments that look like an ID, and {@code /**} for the rest.
 */
final class PathShape {
    private static final int SEGMENTS = 2;
    private static final int MAX_SEGMENT = 40;
    private static final int MAX_EXTENSION = 8;
    private static final int DIGITS_OF_ID = 4;

    private PathShape() {}

    /** Returns the form of a path, escaped for logs; {@code -} without a path. */
    static String of(@Nullable String path) {
        return LogText.unquoted(path == null ? null : shape(path));
    }

    private static String shape(String path) {
        StringBuilder shape = new StringBuilder();
        int start = path.startsWith("/") ? 1 : 0;
        for (int i = 0; i < SEGMENTS; i++) {
            int end = path.indexOf('/', start);
            if (end < 0) {
                return shape.append('/')
                        .append(segment(path, start, path.length()))
                        .toString();
            }
            shape.append('/').append(segment(path, start, end));
            start = end + 1;
        }
        return shape.append(start == path.length() ? "/" : "/**").toString();
    }

    /** Mail addresses are an ID; a short extension is no part of one. */
    private static String segment(String path, int start, int end) {
        int at = path.indexOf('@', start);
        if (at >= 0 && at < end) {
            return "*";
        }
        int dot = path.lastIndexOf('.', end - 1);
        boolean hasExtension = dot > start && dot < end - 1 && end - dot - 1 <= MAX_EXTENSION;
        int nameEnd = hasExtension ? dot : end;
        return isId(path, start, nameEnd) ? "*" + path.substring(nameEnd, end) : path.substring(start, end);
    }

    /** Long names, numbers, and names with at least four digits. */
    private static boolean isId(String path, int start, int end) {
        if (end - start > MAX_SEGMENT) {
            return true;
        }
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= DIGITS_OF_ID || (digits > 0 && digits == end - start);
    }
}
