package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.OptionalLong;

/** Checks {@code iat}: a time in the future results from a wrong clock, or from an attempt to outlive a revocation. */
final class IssuedAtCheck implements DateCheck {
    private final long skew;

    IssuedAtCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public long from(Claims claims) {
        OptionalLong date = claims.issuedAt();
        return date.isPresent() ? date.getAsLong() - skew : Long.MIN_VALUE;
    }

    @Override
    public RejectionReason reason() {
        return RejectionReason.ISSUED_IN_FUTURE;
    }
}
