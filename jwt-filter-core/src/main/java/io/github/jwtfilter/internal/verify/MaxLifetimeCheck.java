package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Limits the time between issue and expiry. No clock is involved, hence no clock skew. */
final class MaxLifetimeCheck implements ClaimCheck {
    private final long maxLifetime;

    MaxLifetimeCheck(long maxLifetime) {
        this.maxLifetime = maxLifetime;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        long issuedAt = claims.date(DateClaim.IAT);
        boolean permitted = issuedAt != Claims.ABSENT && claims.date(DateClaim.EXP) - issuedAt <= maxLifetime;
        return permitted ? null : RejectionReason.LIFETIME_TOO_LONG;
    }
}
