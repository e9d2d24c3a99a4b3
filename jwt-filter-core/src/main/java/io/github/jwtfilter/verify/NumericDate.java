package io.github.jwtfilter.verify;

import org.jspecify.annotations.Nullable;

/** Reads a NumericDate (RFC 7519 section 2): seconds since 1970, of this side of the year 10000. */
final class NumericDate {
    /** What no date reads as. */
    static final long INVALID = -1;

    private static final long MAX_SECONDS = 253_402_300_799L;

    private NumericDate() {}

    /** The date in milliseconds, or {@link #INVALID}: text, infinities, negative and absurd numbers are no dates. */
    static long millis(@Nullable Object value) {
        if (value instanceof Long) {
            long seconds = (Long) value;
            return seconds >= 0 && seconds <= MAX_SECONDS ? seconds * 1000 : INVALID;
        }
        if (value instanceof Double) {
            double seconds = (Double) value;
            return seconds >= 0 && seconds <= MAX_SECONDS ? (long) (seconds * 1000) : INVALID;
        }
        return INVALID;
    }
}
