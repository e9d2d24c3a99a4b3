package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** How long ago the token may have been issued, whatever its own expiry says. */
final class MaxAgeCheck implements ClaimCheck {
    private final long maxAge;
    private final long skew;

    MaxAgeCheck(long maxAge, long skew) {
        this.maxAge = maxAge;
        this.skew = skew;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        boolean young = claims.issuedAt().isPresent() && now - claims.issuedAt().getAsLong() <= maxAge + skew;
        return young ? null : RejectionReason.TOO_OLD;
    }
}
