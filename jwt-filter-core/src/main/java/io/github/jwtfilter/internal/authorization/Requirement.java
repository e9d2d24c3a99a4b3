package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requirement of a rule. Immutable; equal instances require the same. */
final class Requirement {
    static final Requirement ANYONE = new Requirement(TokenUse.IGNORED, false, Collections.emptySet());
    static final Requirement AUTHENTICATED = new Requirement(TokenUse.REQUIRED, false, Collections.emptySet());
    static final Requirement DENY = new Requirement(TokenUse.REQUIRED, false, Collections.singleton(new Denied()));

    private final TokenUse tokenUse;
    private final boolean sameOrigin;
    private final Set<Condition> conditions;

    /** Creates a requirement. With conditions, a token is required. */
    Requirement(TokenUse tokenUse, boolean sameOrigin, Set<Condition> conditions) {
        this.tokenUse = tokenUse;
        this.sameOrigin = sameOrigin;
        this.conditions = conditions;
    }

    TokenUse tokenUse() {
        return tokenUse;
    }

    /** Returns whether the request must come from the application's own pages, independently of its method. */
    boolean sameOrigin() {
        return sameOrigin;
    }

    /** Returns whether it is {@code deny}, alone or combined with others. */
    boolean denies() {
        return conditions.containsAll(DENY.conditions);
    }

    /** Returns the conjunction of two requirements; a token is ignored only if both ignore it. */
    Requirement and(Requirement other) {
        TokenUse stricter = tokenUse.compareTo(other.tokenUse) < 0 ? other.tokenUse : tokenUse;
        Set<Condition> both = new LinkedHashSet<>(conditions);
        both.addAll(other.conditions);
        return new Requirement(stricter, sameOrigin || other.sameOrigin, Collections.unmodifiableSet(both));
    }

    /** Returns the roles that occur in it. */
    Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            roles.addAll(condition.roles());
        }
        return roles;
    }

    /** Returns whether it requires a role or a scope. */
    boolean requiresRoleOrScope() {
        return !conditions.isEmpty() && !denies();
    }

    /** Returns whether it permits anonymous requests. */
    boolean permitsAnonymous() {
        return tokenUse != TokenUse.REQUIRED;
    }

    /**
     * Returns whether every caller that satisfies this requirement satisfies the other too, apart from the origin of
     * the request.
     */
    boolean implies(Requirement other) {
        return denies()
                || ((other.permitsAnonymous() || !permitsAnonymous()) && conditions.containsAll(other.conditions));
    }

    /** Returns the reason to reject a caller, or an anonymous request if it is null; null if it is permitted. */
    @Nullable
    RejectionReason check(@Nullable Subject caller) {
        if (denies()) {
            return RejectionReason.ACCESS_DENIED;
        }
        if (caller == null) {
            return tokenUse == TokenUse.REQUIRED ? RejectionReason.NO_TOKEN : null;
        }
        for (Condition condition : conditions) {
            RejectionReason reason = condition.check(caller);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** Returns the values of the first condition that a caller does not meet; null if it meets all. */
    @Nullable
    FailedCheck compare(Subject caller) {
        if (denies()) {
            return null;
        }
        for (Condition condition : conditions) {
            if (condition.check(caller) != null) {
                return condition.compare(caller);
            }
        }
        return null;
    }

    /** The condition that no caller meets. */
    private static final class Denied implements Condition {
        Denied() {}

        @Override
        public RejectionReason check(Subject caller) {
            return RejectionReason.ACCESS_DENIED;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirement
                && tokenUse == ((Requirement) other).tokenUse
                && sameOrigin == ((Requirement) other).sameOrigin
                && conditions.equals(((Requirement) other).conditions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokenUse, sameOrigin, conditions);
    }
}
