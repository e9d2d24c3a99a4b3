package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requires one of several scopes, in the claims {@code scope} (RFC 8693 section 4.2) and {@code scp}: strings in which
 * blanks separate the scopes, or arrays of scopes.
 */
final class ScopeCondition implements Condition {
    private static final String[] CLAIMS = {"scope", "scp"};

    private final Set<String> scopes;

    ScopeCondition(Set<String> scopes) {
        this.scopes = scopes;
    }

    @Override
    public @Nullable RejectionReason check(Subject caller) {
        for (String claim : CLAIMS) {
            Collection<?> granted = granted(caller.claim(claim));
            if (!Collections.disjoint(granted, scopes)) {
                return null;
            }
        }
        return RejectionReason.SCOPE_MISSING;
    }

    @Override
    public FailedCheck compare(Subject caller) {
        Set<Object> found = new LinkedHashSet<>();
        for (String claim : CLAIMS) {
            found.addAll(granted(caller.claim(claim)));
        }
        return FailedCheck.ofRule("scope", toString(), ValueText.of(found));
    }

    private static Collection<?> granted(@Nullable Object claim) {
        if (claim instanceof String) {
            return Arrays.asList(((String) claim).split(" "));
        }
        return claim instanceof Collection ? (Collection<?>) claim : Collections.emptyList();
    }

    @Override
    public String toString() {
        return "scope " + String.join("|", scopes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScopeCondition && scopes.equals(((ScopeCondition) other).scopes);
    }

    @Override
    public int hashCode() {
        return scopes.hashCode();
    }
}
