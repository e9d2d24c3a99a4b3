package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requires claims to be present. A claim with the value {@code null} is absent. */
final class RequiredClaimsCheck implements ClaimCheck {
    private final List<String> names;

    RequiredClaimsCheck(Collection<String> names) {
        this.names = new ArrayList<>(names);
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        for (String name : names) {
            if (claims.json().get(name) == null) {
                return RejectionReason.CLAIM_MISSING;
            }
        }
        return null;
    }
}
