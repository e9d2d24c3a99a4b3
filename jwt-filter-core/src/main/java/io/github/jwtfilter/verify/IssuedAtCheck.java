package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import java.util.OptionalLong;

/** {@code iat}: a token from the future was made by a wrong clock or to outlive a revocation. */
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
