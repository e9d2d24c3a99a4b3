package io.github.jwtfilter.settings.value;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser for durations: a number and {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
final class DurationParser implements ValueParser<Duration> {
    // Twelve digits are 31,000 years in seconds or 2.7 billion years in days, which do not overflow.
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(ms|[smhd])");

    private final Duration least;
    private final Duration most;

    DurationParser(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Duration parse(String text) throws InvalidValueException {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    "is not a duration", "write a number and s, m, h or d, for example 30s, 5m, 2h or 7d");
        }
        Duration duration = Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new InvalidValueException(
                    "is out of range", "write a duration from " + displayText(least) + " to " + displayText(most));
        }
        return duration;
    }

    private static ChronoUnit unit(String letter) {
        switch (letter) {
            case "ms":
                return ChronoUnit.MILLIS;
            case "s":
                return ChronoUnit.SECONDS;
            case "m":
                return ChronoUnit.MINUTES;
            case "h":
                return ChronoUnit.HOURS;
            default:
                return ChronoUnit.DAYS;
        }
    }

    /** Returns a duration in the syntax of settings. */
    static String displayText(Duration duration) {
        if (!duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        boolean minutes = !duration.isZero() && duration.equals(Duration.ofMinutes(duration.toMinutes()));
        return minutes ? duration.toMinutes() + "m" : duration.toMillis() / 1000 + "s";
    }
}
