package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** {@code iat}: a token from the future was made by a wrong clock or to outlive a revocation. */
final class IssuedAtCheck implements ClaimCheck {
    private final long skew;

    IssuedAtCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        boolean ahead = claims.issuedAt().isPresent() && claims.issuedAt().getAsLong() > now + skew;
        return ahead ? RejectionReason.ISSUED_IN_FUTURE : null;
    }
}
