package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * A check that tokens pass during one time span, so that a caller that stores the span need not check the claims again.
 */
interface DateCheck extends ClaimCheck {
    /** Returns the first moment at which the token passes, in milliseconds since 1970. */
    default long from(Claims claims) {
        return Long.MIN_VALUE;
    }

    /** Returns the first moment after that at which it is rejected, in milliseconds since 1970. */
    default long until(Claims claims) {
        return Long.MAX_VALUE;
    }

    /** Returns the reason to reject it at other times. */
    RejectionReason reason();

    @Override
    default @Nullable RejectionReason check(Claims claims, long now) {
        return now >= from(claims) && now < until(claims) ? null : reason();
    }
}
