package io.github.jwtfilter.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes JSON strings. */
public final class JsonText {
    private JsonText() {}

    /**
     * Returns a text as a JSON string (RFC 8259 section 7).
     *
     * @param text any text
     * @return the text in quotes, escaped where required
     */
    public static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
