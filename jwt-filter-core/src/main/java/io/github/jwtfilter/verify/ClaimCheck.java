package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** One thing that is asked of the claims of a token whose signature holds. */
interface ClaimCheck {
    /**
     * Checks.
     *
     * @param claims the claims
     * @param now the time in milliseconds since 1970
     * @return why the token is refused, or null if it passes
     */
    @Nullable
    RejectionReason check(Claims claims, long now);
}
