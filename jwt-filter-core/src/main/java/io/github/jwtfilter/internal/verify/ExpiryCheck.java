package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;

/** Checks {@code exp}: on or after this time the token must not be accepted (RFC 7519 section 4.1.4). */
final class ExpiryCheck implements DateCheck {
    private final long skew;

    ExpiryCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public long until(Claims claims) {
        return claims.expiry() + skew;
    }

    @Override
    public RejectionReason reason() {
        return RejectionReason.EXPIRED;
    }
}
