package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requires one of the accepted values in the audience (RFC 7519 section 4.1.3). */
final class AudienceCheck implements ClaimCheck {
    private final String claim;
    private final Set<String> accepted;

    /** Accepts any audience, or none, if the collection is empty; a present audience must still be well-formed. */
    AudienceCheck(String claim, Collection<String> accepted) {
        this.claim = claim;
        this.accepted = new HashSet<>(accepted);
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        Object value = claims.json().get(claim);
        if (accepted.isEmpty() && value == null) {
            return null;
        }
        List<String> audiences = StringOrStrings.of(value);
        boolean matches = audiences != null && (accepted.isEmpty() || !Collections.disjoint(accepted, audiences));
        return matches ? null : RejectionReason.WRONG_AUDIENCE;
    }
}
