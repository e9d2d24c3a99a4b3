package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.OptionalLong;

/** Checks {@code nbf}: before this time the token must not be accepted (RFC 7519 section 4.1.5). */
final class NotBeforeCheck implements DateCheck {
    private final long skew;

    NotBeforeCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public long from(Claims claims) {
        OptionalLong date = claims.notBefore();
        return date.isPresent() ? date.getAsLong() - skew : Long.MIN_VALUE;
    }

    @Override
    public RejectionReason reason() {
        return RejectionReason.NOT_YET_VALID;
    }
}
