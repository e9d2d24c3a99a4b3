package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The values of a line of a report. A line with a missing or invalid value throws {@link InvalidLine}: it is not a line of the filter. */
final class ReportFields {
    private static final int MAX_TEXT = 2_000;
    private static final long MAX_NUMBER = 1_000_000_000_000_000L;
    private static final long MAX_SECONDS = 253_402_300_799L; // the end of the year 9999
    private static final String START = "{\"format\":" + ReportLines.FORMAT + ",";

    /** Thrown for a value that the filter does not write. */
    static final class InvalidLine extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final JsonObject json;

    private ReportFields(JsonObject json) {
        this.json = json;
    }

    /** Returns the values after a marker, or null if the line has no such object. */
    static @Nullable ReportFields after(String marker, String line) {
        int start = line.indexOf(marker + START);
        if (start < 0) {
            return null;
        }
        String text = object(line, start + marker.length());
        JsonObject json = text == null ? null : StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        return json == null ? null : new ReportFields(json);
    }

    /** Returns the object that starts at an index, without the text that a layout of the log adds after the message. */
    private static @Nullable String object(String line, int start) {
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return line.substring(start, i + 1);
            }
        }
        return null;
    }

    String text(String name) throws InvalidLine {
        String text = json.string(name);
        if (text == null || text.length() > MAX_TEXT) {
            throw new InvalidLine();
        }
        return text;
    }

    long number(String name) throws InvalidLine {
        Object value = json.get(name);
        if (!(value instanceof Long) || (Long) value < 0 || (Long) value > MAX_NUMBER) {
            throw new InvalidLine();
        }
        return (Long) value;
    }

    /** Returns a number that fits into an array index, for example of a kind. */
    int index(String name) throws InvalidLine {
        return (int) Math.min(Integer.MAX_VALUE, number(name));
    }

    Instant time(String name) throws InvalidLine {
        try {
            Instant time = Instant.parse(text(name));
            if (time.getEpochSecond() >= 0 && time.getEpochSecond() <= MAX_SECONDS) {
                return time;
            }
        } catch (DateTimeException e) {
            // not a time
        }
        throw new InvalidLine();
    }
}
