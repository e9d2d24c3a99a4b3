package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** A check that tokens pass during one span of time, so that who knows the span need not look at the claims again. */
interface DateCheck extends ClaimCheck {
    /** The first moment at which the token passes, in milliseconds since 1970. */
    default long from(Claims claims) {
        return Long.MIN_VALUE;
    }

    /** The first moment after that at which it does not pass any more. */
    default long until(Claims claims) {
        return Long.MAX_VALUE;
    }

    /** Why it is refused at other times. */
    RejectionReason reason();

    @Override
    default @Nullable RejectionReason check(Claims claims, long now) {
        return now >= from(claims) && now < until(claims) ? null : reason();
    }
}
