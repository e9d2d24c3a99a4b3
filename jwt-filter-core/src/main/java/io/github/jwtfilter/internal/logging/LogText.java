package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** Escapes untrusted text as one field of a log line: printable ASCII only, quoted, truncated, and without tokens. */
public final class LogText {
    private static final int MAX_LENGTH = 200;

    private LogText() {}

    /**
     * Escapes a text.
     *
     * @param text any text, or null
     * @return {@code -} for null, otherwise the text in quotes, truncated after 200 characters, with all characters
     *     except printable ASCII, and each dollar sign before an opening brace, as a Unicode escape; a JWT in the text is
     *     replaced
     */
    public static String of(@Nullable String text) {
        return text == null ? "-" : quoted(text, true);
    }

    /**
     * Quotes a part of the settings for a message that is also shown outside of logs. Expressions such as
     * {@code ${env:NAME}} are unchanged; {@link io.github.jwtfilter.internal.logging.Log} escapes them when it logs them.
     *
     * @param text a part of the settings, as it was written
     * @return the same as {@link #of}, but with dollar signs
     */
    public static String quoted(String text) {
        return quoted(text, false);
    }

    /**
     * Escapes a text as {@link #of} does, but without quotes around it.
     *
     * @param text any text, or null
     * @return printable ASCII; {@code -} for null
     */
    public static String unquoted(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        StringBuilder escaped = new StringBuilder();
        append(escaped, text, true);
        return escaped.toString();
    }

    private static String quoted(String text, boolean lookups) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 2).append('"');
        append(escaped, text, lookups);
        return escaped.append('"').toString();
    }

    private static void append(StringBuilder escaped, String unmasked, boolean lookups) {
        String text = TokenMask.apply(unmasked);
        int length = Math.min(text.length(), MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            append(escaped, text.charAt(i), lookups && LineEscaper.opensLookup(text, i));
        }
        escaped.append(text.length() > length ? "..." : "");
    }

    private static void append(StringBuilder escaped, char c, boolean lookup) {
        if (c == '"' || c == '\\') {
            escaped.append('\\').append(c);
        } else if (c < ' ' || c >= 0x7f || lookup) {
            LineEscaper.append(escaped, c);
        } else {
            escaped.append(c);
        }
    }
}
