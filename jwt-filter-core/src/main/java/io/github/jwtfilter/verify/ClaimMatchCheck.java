package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requires one of several values for a claim. Strings are compared exactly; a boolean or an integer equals its JSON
 * text, since issuers differ in how they write them.
 */
final class ClaimMatchCheck implements ClaimCheck {
    private final String name;
    private final Set<String> accepted;

    ClaimMatchCheck(String name, Collection<String> accepted) {
        this.name = name;
        this.accepted = new HashSet<>(accepted);
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        Object value = claims.json().get(name);
        if (value == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        boolean matches = value instanceof List ? ((List<?>) value).stream().anyMatch(this::accepts) : accepts(value);
        return matches ? null : RejectionReason.CLAIM_MISMATCH;
    }

    private boolean accepts(@Nullable Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return accepted.contains(value.toString());
        }
        return false;
    }
}
