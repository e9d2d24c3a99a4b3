package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on the caller. Equal conditions have the same requirements; the text is that of the rule. */
interface Condition {
    /** Returns the reason to reject the caller, or null if the condition is met. */
    @Nullable
    RejectionReason check(Subject caller);

    /** Returns the roles of which the condition requires one; none if it is about something else. */
    default Set<String> roles() {
        return Collections.emptySet();
    }

    /** Returns the roles or scopes of the rule and of a caller who does not meet the condition, for the log. */
    default @Nullable FailedCheck compare(Subject caller) {
        return null;
    }
}
