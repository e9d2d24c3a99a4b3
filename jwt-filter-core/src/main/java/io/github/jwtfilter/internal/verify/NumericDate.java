package io.github.jwtfilter.internal.verify;

import org.jspecify.annotations.Nullable;

/** Parses a NumericDate (RFC 7519 section 2): seconds since 1970, before the year 10000. */
final class NumericDate {
    /** The result for an invalid date. */
    static final long INVALID = -1;

    private static final long MAX_SECONDS = 253_402_300_799L;

    /** More than the difference between a date with milliseconds and its binary form, which may be the smaller one of both. */
    private static final double ROUNDING = 0.001;

    private NumericDate() {}

    /**
     * Returns the date in milliseconds since 1970, or {@link #INVALID} for strings and for infinite, negative or too
     * large numbers.
     */
    static long millis(@Nullable Object value) {
        if (value instanceof Long) {
            long seconds = (Long) value;
            return seconds >= 0 && seconds <= MAX_SECONDS ? seconds * 1000 : INVALID;
        }
        if (value instanceof Double) {
            double seconds = (Double) value;
            return seconds >= 0 && seconds <= MAX_SECONDS ? (long) (seconds * 1000 + ROUNDING) : INVALID;
        }
        return INVALID;
    }
}
