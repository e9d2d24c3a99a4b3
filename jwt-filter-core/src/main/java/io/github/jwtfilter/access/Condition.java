package io.github.jwtfilter.access;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Something that is asked of a caller. Equal conditions ask for the same; the text is that of the rule. */
interface Condition {
    /** Why the caller does not pass, or null if it does. */
    @Nullable
    RejectionReason check(Caller caller);
}
