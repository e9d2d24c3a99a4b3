package io.github.jwtfilter.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Parses the {@code Date} header (RFC 9110 section 5.6.7) in the IMF-fixdate format, the only one that servers may generate. The
 * day may also have one digit: servers that write the header with the RFC 1123 format of {@code java.time} send one until the
 * ninth of a month.
 */
public final class HttpDate {
    private static final int LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();
    private static final int DAY_NAME_LENGTH = 3;

    private HttpDate() {}

    public static Optional<Instant> of(List<String> values) {
        if (values.size() != 1 || !isComplete(values.get(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(values.get(0), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns whether no part is absent that the formatter of the JDK regards as optional: the name of the day, and seconds. */
    private static boolean isComplete(String text) {
        return (text.length() == LENGTH || text.length() == LENGTH - 1)
                && text.startsWith(", ", DAY_NAME_LENGTH)
                && text.endsWith(" GMT");
    }
}
