package io.github.jwtfilter.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes text into JSON. */
public final class JsonText {
    private JsonText() {}

    /**
     * A JSON string (RFC 8259 section 7).
     *
     * @param text any text
     * @return the text in quotes, with whatever must be escaped escaped
     */
    public static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
