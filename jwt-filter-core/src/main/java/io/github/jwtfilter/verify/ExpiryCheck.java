package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** {@code exp}: on or after this time the token must not be accepted (RFC 7519 section 4.1.4). */
final class ExpiryCheck implements ClaimCheck {
    private final long skew;

    ExpiryCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        return now - skew >= claims.expiry() ? RejectionReason.EXPIRED : null;
    }
}
