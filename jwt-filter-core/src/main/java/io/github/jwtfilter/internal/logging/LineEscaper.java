package io.github.jwtfilter.internal.logging;

/** Escapes text for logs and terminals with Unicode escapes as in Java source. Escaping is idempotent. */
public final class LineEscaper {
    private LineEscaper() {}

    /**
     * Escapes one line of a log: the result cannot end the line, hide or reorder parts of it, control a terminal, or trigger a
     * lookup of a logging library. Log4j 2 before 2.15 resolves <code>${jndi:…}</code> and other lookups anywhere in a
     * message.
     *
     * @param line any text
     * @return the same text if there is nothing to escape
     */
    public static String forLog(String line) {
        return escape(line, true);
    }

    /**
     * Escapes control characters, bidirectional and other format characters, line separators, and unassigned code points, but
     * no lookups. For text displayed outside of logs.
     *
     * @param text any text
     * @return the same text if there is nothing to escape
     */
    public static String forTerminal(String text) {
        return escape(text, false);
    }

    /**
     * Escapes a JSON text for a log: the result has printable ASCII only, no lookups of a logging library, and the same meaning.
     *
     * @param json a JSON text (RFC 8259) without white space
     * @return the same text if there is nothing to escape
     */
    static String forData(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean unsafe = c < ' ' || c >= 0x7f || opensLookup(json, i);
            if (escaped == null) {
                if (!unsafe) {
                    continue;
                }
                escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (unsafe) {
                append(escaped, c);
            } else {
                escaped.append(c);
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    /**
     * Returns whether a logging library could interpret a character as the start of a lookup.
     *
     * @param text any text
     * @param index the index of the character
     * @return true for a dollar sign before an opening brace, or at the end, since the next text may start with a brace
     */
    static boolean opensLookup(CharSequence text, int index) {
        return text.charAt(index) == '$' && (index + 1 == text.length() || text.charAt(index + 1) == '{');
    }

    /**
     * Appends a character as a Unicode escape.
     *
     * @param escaped the destination
     * @param c the character
     */
    static void append(StringBuilder escaped, char c) {
        escaped.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            escaped.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }

    private static String escape(String text, boolean lookups) {
        StringBuilder escaped = null;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            boolean unsafe = !isVisible(codePoint) || (lookups && opensLookup(text, i));
            if (unsafe && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                append(escaped, codePoint, unsafe);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static void append(StringBuilder escaped, int codePoint, boolean unsafe) {
        if (!unsafe) {
            escaped.appendCodePoint(codePoint);
            return;
        }
        for (char c : Character.toChars(codePoint)) {
            append(escaped, c);
        }
    }

    private static boolean isVisible(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint >= ' ';
        }
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
                return false;
            default:
                return true;
        }
    }
}
