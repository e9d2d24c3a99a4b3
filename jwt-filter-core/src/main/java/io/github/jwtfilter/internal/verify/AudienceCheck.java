package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requires one of the accepted values in the audience (RFC 7519 section 4.1.3). */
final class AudienceCheck implements ClaimCheck {
    private final String claim;
    private final List<String> accepted;

    /** Accepts any audience, or none, if the collection is empty; a present audience must still be well-formed. */
    AudienceCheck(String claim, Collection<String> accepted) {
        this.claim = claim;
        this.accepted = new ArrayList<>(accepted);
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        Object value = claims.json().get(claim);
        boolean matches = value instanceof List ? matches((List<?>) value) : isAccepted(value);
        return matches ? null : RejectionReason.WRONG_AUDIENCE;
    }

    /** Returns whether one value is accepted, and all are strings: {@code [1]} is not {@code ["1"]}. */
    private boolean matches(List<?> values) {
        boolean found = accepted.isEmpty();
        for (Object value : values) {
            if (!(value instanceof String)) {
                return false;
            }
            found = found || accepted.contains(value);
        }
        return found;
    }

    private boolean isAccepted(@Nullable Object value) {
        return accepted.isEmpty() ? value == null || value instanceof String : accepted.contains(value);
    }
}
