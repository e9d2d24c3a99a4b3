package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** {@code nbf}: before this time the token must not be accepted (RFC 7519 section 4.1.5). */
final class NotBeforeCheck implements ClaimCheck {
    private final long skew;

    NotBeforeCheck(long skew) {
        this.skew = skew;
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        boolean ahead = claims.notBefore().isPresent() && claims.notBefore().getAsLong() > now + skew;
        return ahead ? RejectionReason.NOT_YET_VALID : null;
    }
}
