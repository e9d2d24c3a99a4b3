package io.github.jwtfilter.rejection;

import org.jspecify.annotations.Nullable;

/** Makes text from outside harmless for one line of a log: printable ASCII only, quoted, and cut. */
public final class LogText {
    private static final int MAX_LENGTH = 200;

    private LogText() {}

    /**
     * Escapes a text.
     *
     * @param text anything, or null
     * @return {@code -} for null, else the text in quotes, cut after 200 characters, with everything but printable ASCII
     *     as a Unicode escape
     */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        int length = Math.min(text.length(), MAX_LENGTH);
        StringBuilder escaped = new StringBuilder(length + 2).append('"');
        for (int i = 0; i < length; i++) {
            append(escaped, text.charAt(i));
        }
        return escaped.append(text.length() > length ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder escaped, char c) {
        if (c == '"' || c == '\\') {
            escaped.append('\\').append(c);
        } else if (c >= ' ' && c < 0x7f) {
            escaped.append(c);
        } else {
            escaped.append(String.format("\\u%04x", (int) c));
        }
    }
}
