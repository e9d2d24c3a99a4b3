package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.OptionalLong;

/** Limits the time since the token was issued, independently of its expiry. */
final class MaxAgeCheck implements DateCheck {
    private final long maxAge;
    private final long skew;

    MaxAgeCheck(long maxAge, long skew) {
        this.maxAge = maxAge;
        this.skew = skew;
    }

    @Override
    public long until(Claims claims) {
        OptionalLong date = claims.issuedAt();
        if (!date.isPresent()) {
            return Long.MIN_VALUE;
        }
        return date.getAsLong() + maxAge + skew + 1; // exactly at the maximum age it still passes
    }

    @Override
    public RejectionReason reason() {
        return RejectionReason.TOO_OLD;
    }
}
