package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.internal.logging.LogText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formats expected and found values for the log and for {@code explain}: one line of printable ASCII, with quotes around
 * text, truncated.
 */
public final class ValueText {
    /** The text for an absent value. */
    public static final String MISSING = "missing";

    private static final int MAX_ITEMS = 10;
    private static final int MAX_DIGITS = 40;
    private static final long MAX_SECONDS = 253_402_300_799L; // the end of the year 9999

    private ValueText() {}

    /**
     * Formats the value of a claim or header parameter.
     *
     * @param value a value of a parsed JSON object, or null
     * @return {@code missing} for null, a quoted string, the text of a number or boolean, an array in brackets, and for an
     *     object the names of its members
     */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return MISSING;
        }
        if (value instanceof Collection) {
            return "[" + joined((Collection<?>) value) + "]";
        }
        if (value instanceof Map) {
            return "{" + joined(((Map<?, ?>) value).keySet()) + "}";
        }
        return value instanceof Number || value instanceof Boolean ? number(value) : LogText.of(value.toString());
    }

    private static String number(Object value) {
        String text = value.toString();
        return text.length() > MAX_DIGITS ? text.substring(0, MAX_DIGITS) + "..." : text;
    }

    /**
     * Formats the accepted values of a setting.
     *
     * @param accepted the values, one of which is required
     * @return the only value in quotes, {@code one of} several, or {@code any} if there are none
     */
    public static String anyOf(Collection<String> accepted) {
        if (accepted.isEmpty()) {
            return "any";
        }
        return (accepted.size() == 1 ? "" : "one of ") + joined(accepted);
    }

    private static String joined(Collection<?> values) {
        List<String> items = new ArrayList<>();
        for (Object value : values) {
            if (items.size() == MAX_ITEMS) {
                items.add((values.size() - MAX_ITEMS) + " more");
                break;
            }
            items.add(value instanceof Collection ? "[...]" : value instanceof Map ? "{...}" : of(value));
        }
        return String.join(", ", items);
    }

    /**
     * Formats a date claim with its difference to the current time, and explains why it is not a date.
     *
     * @param value the value of {@code exp}, {@code nbf} or {@code iat}, or null
     * @param now the time in milliseconds since 1970
     * @return for example {@code 2026-01-01T00:00:00Z (10 min ago)}, or {@code "1767225600" (a string instead of a number)}
     */
    public static String date(@Nullable Object value, long now) {
        if (value instanceof String) {
            return of(value) + " (a string instead of a number)";
        }
        if (!(value instanceof Number)) {
            return value == null ? MISSING : of(value) + " (not a number)";
        }
        double seconds = ((Number) value).doubleValue();
        if (seconds >= 0 && seconds <= MAX_SECONDS) {
            return time(value instanceof Long ? (Long) value * 1000 : (long) (seconds * 1000), now);
        }
        return seconds > MAX_SECONDS && seconds / 1000 <= MAX_SECONDS
                ? number(value) + " (milliseconds instead of seconds? then it is " + time((long) seconds, now) + ")"
                : number(value) + " (not a date from 1970 to 9999)";
    }

    /**
     * Formats a time with its difference to the current time.
     *
     * @param millis the time in milliseconds since 1970
     * @param now the current time in milliseconds since 1970
     * @return for example {@code 2026-01-01T00:00:00Z (in 1 h 30 min)}
     */
    public static String time(long millis, long now) {
        String difference = duration(Duration.ofMillis(millis - now));
        return Instant.ofEpochSecond(Math.floorDiv(millis, 1000L))
                + (millis > now ? " (in " + difference + ")" : " (" + difference + " ago)");
    }

    /**
     * Formats the size of a time difference in its two largest units.
     *
     * @param difference the difference; the sign is ignored
     * @return for example {@code 2 d 3 h}, {@code 10 min 4 s} or {@code 0 s}
     */
    @SuppressWarnings("JavaDurationGetSecondsToToSeconds") // toSeconds exists since Java 9
    public static String duration(Duration difference) {
        long seconds = difference.abs().getSeconds();
        if (seconds >= 86_400) {
            return units(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
        }
        if (seconds >= 3600) {
            return units(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return seconds >= 60 ? units(seconds / 60, "min", seconds % 60, "s") : seconds + " s";
    }

    private static String units(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
