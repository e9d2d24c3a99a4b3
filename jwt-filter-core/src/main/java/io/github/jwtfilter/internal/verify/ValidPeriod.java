package io.github.jwtfilter.internal.verify;

/** The time span in which a token passes all checks of its dates, in milliseconds since 1970; empty if it starts after its end. */
final class ValidPeriod {
    private final long from;
    private final long until;

    ValidPeriod(long from, long until) {
        this.from = from;
        this.until = until;
    }

    /** Returns the first moment at which the token passes. */
    long from() {
        return from;
    }

    /** Returns the first moment after that at which it fails. */
    long until() {
        return until;
    }

    /** Returns whether a token passes at a time. */
    boolean contains(long now) {
        return now >= from && now < until;
    }
}
