package io.github.jwtfilter.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Parses the {@code Date} header (RFC 9110 section 5.6.7) in the IMF-fixdate format, the only one that servers may generate. */
public final class HttpDate {
    private static final int LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();

    private HttpDate() {}

    public static Optional<Instant> of(List<String> values) {
        if (values.size() != 1
                || values.get(0).length() != LENGTH
                || !values.get(0).endsWith(" GMT")) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(values.get(0), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
