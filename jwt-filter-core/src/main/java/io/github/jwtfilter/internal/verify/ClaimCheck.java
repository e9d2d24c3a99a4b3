package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import org.jspecify.annotations.Nullable;

/** One check of the claims of a token whose signature is valid. */
interface ClaimCheck {
    /**
     * Checks the claims.
     *
     * @param claims the claims
     * @param now the time in milliseconds since 1970
     * @return the reason to reject the token, or null if the check passes
     */
    @Nullable
    RejectionReason check(Claims claims, long now);
}
