package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requires one of several roles, named as in the application. */
final class RoleCondition implements Condition {
    private final Set<String> roles;

    RoleCondition(Set<String> roles) {
        this.roles = roles;
    }

    @Override
    public @Nullable RejectionReason check(Subject caller) {
        for (String role : roles) {
            if (caller.hasRole(role)) {
                return null;
            }
        }
        return RejectionReason.ROLE_MISSING;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }

    @Override
    public FailedCheck compare(Subject caller) {
        Set<String> found = caller.roles();
        return FailedCheck.ofRule("roles", toString(), found == null ? null : ValueText.of(found));
    }

    @Override
    public String toString() {
        return "role " + String.join("|", roles);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleCondition && roles.equals(((RoleCondition) other).roles);
    }

    @Override
    public int hashCode() {
        return roles.hashCode();
    }
}
