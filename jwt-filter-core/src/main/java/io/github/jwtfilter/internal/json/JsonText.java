package io.github.jwtfilter.internal.json;

/** Writes JSON strings. */
final class JsonText {
    private static final String SHORT_ESCAPES = "btn fr"; // of the characters 8 to 13; 11 has none

    private JsonText() {}

    /**
     * Returns a JSON string (RFC 8259 section 7).
     *
     * @param text any text
     * @return the text in quotes, with quotes, backslashes and control characters escaped
     */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(json, text.charAt(i));
        }
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c >= '\b' && c <= '\r' && c != '\u000b') {
            json.append('\\').append(SHORT_ESCAPES.charAt(c - '\b'));
        } else if (c < ' ') {
            json.append(String.format("\\u%04X", (int) c));
        } else {
            json.append(c);
        }
    }
}
