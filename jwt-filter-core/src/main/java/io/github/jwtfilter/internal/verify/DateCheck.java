package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Compares the current time with one date of a token. A token passes during one time span, so that a caller that stores the
 * span need not check the claims again.
 */
final class DateCheck implements ClaimCheck {
    private final DateClaim date;
    private final boolean isStart;
    private final long offset;
    private final RejectionReason reason;

    /** Creates a check; {@code isStart} is whether tokens pass from the date on, otherwise they pass until then. */
    private DateCheck(DateClaim date, boolean isStart, long offset, RejectionReason reason) {
        this.date = date;
        this.isStart = isStart;
        this.offset = offset;
        this.reason = reason;
    }

    /** Checks {@code exp}: on or after this time the token must not be accepted (RFC 7519 section 4.1.4). */
    static DateCheck expiry(long skew) {
        return new DateCheck(DateClaim.EXP, false, skew, RejectionReason.EXPIRED);
    }

    /** Checks {@code nbf}: before this time the token must not be accepted (RFC 7519 section 4.1.5). */
    static DateCheck notBefore(long skew) {
        return new DateCheck(DateClaim.NBF, true, -skew, RejectionReason.NOT_YET_VALID);
    }

    /** Checks {@code iat}: a time in the future results from a wrong clock, or from an attempt to outlive a revocation. */
    static DateCheck issuedAt(long skew) {
        return new DateCheck(DateClaim.IAT, true, -skew, RejectionReason.ISSUED_IN_FUTURE);
    }

    /**
     * Limits the time since {@code iat}, which is then required, independently of the expiry. A token of exactly the maximum
     * age passes.
     */
    static DateCheck maxAge(long maxAge, long skew) {
        return new DateCheck(DateClaim.IAT, false, maxAge + skew + 1, RejectionReason.TOO_OLD);
    }

    /** Returns the first moment at which the token passes, in milliseconds since 1970. */
    long from(Claims claims) {
        return isStart ? limit(claims) : Long.MIN_VALUE;
    }

    /** Returns the first moment after that at which it is rejected, in milliseconds since 1970. */
    long until(Claims claims) {
        return isStart ? Long.MAX_VALUE : limit(claims);
    }

    /** Returns the date plus the offset. Without the date, a token passes from the beginning, but until no later time. */
    private long limit(Claims claims) {
        long value = claims.date(date);
        return value == Claims.ABSENT ? Long.MIN_VALUE : value + offset;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        return now >= from(claims) && now < until(claims) ? null : reason;
    }
}
