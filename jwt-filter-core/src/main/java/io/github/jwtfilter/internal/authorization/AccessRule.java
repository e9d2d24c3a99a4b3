package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision of the access rules on one request: one rule, or the strictest combination of several where the request
 * may be served in several ways. Immutable.
 */
public final class AccessRule {
    /** The rule that applies where no other matches. */
    static final AccessRule DEFAULT = new AccessRule("the default rule", Requirement.AUTHENTICATED, false);

    private static final AccessRule ANYONE = new AccessRule("challenge.login-page", Requirement.ANYONE, false);

    private final Set<String> names;
    private final Requirement requirement;
    private final boolean namesMethod;
    private final @Nullable RejectionReason rejection;

    AccessRule(String name, Requirement requirement, boolean namesMethod) {
        this(Collections.singleton(name), requirement, namesMethod);
    }

    private AccessRule(Set<String> names, Requirement requirement, boolean namesMethod) {
        this(names, requirement, namesMethod, requirement.denies() ? RejectionReason.ACCESS_DENIED : null);
    }

    private AccessRule(
            Set<String> names, Requirement requirement, boolean namesMethod, @Nullable RejectionReason rejection) {
        this.names = names;
        this.requirement = requirement;
        this.namesMethod = namesMethod;
        this.rejection = rejection;
    }

    /**
     * Returns the reason to reject the request independently of its principal: a {@code deny} rule, or a header that
     * names another method where rules differ by method.
     *
     * @return the reason, or null if the decision depends on the principal
     */
    public @Nullable RejectionReason rejection() {
        return rejection;
    }

    /**
     * Returns whether every client may make the request, so that a token in it is ignored.
     *
     * @return true only if every rule that is involved contains {@code anyone}
     */
    public boolean ignoresTokens() {
        return requirement.tokenUse() == TokenUse.IGNORED;
    }

    /**
     * Returns whether the rules name the method of the request, instead of applying to all methods.
     *
     * @return true only if every rule that is involved names methods
     */
    public boolean namesMethod() {
        return namesMethod;
    }

    /**
     * Returns whether a token is verified if present, while a request without a token is anonymous.
     *
     * @return true for {@code optional}, false for {@code anyone}
     */
    public boolean tokenIsOptional() {
        return requirement.tokenUse() == TokenUse.OPTIONAL;
    }

    /**
     * Returns whether the request must come from the application's own pages, independently of its method and of a
     * token.
     *
     * @return true if a rule contains {@code same-origin}
     */
    public boolean sameOrigin() {
        return requirement.sameOrigin();
    }

    /**
     * Authorizes a principal.
     *
     * @param principal the authenticated principal, or null for an anonymous request
     * @return the reason to reject the request, or null if it is authorized
     */
    public @Nullable RejectionReason authorize(@Nullable TokenPrincipal principal) {
        return check(principal == null ? null : Subject.of(principal));
    }

    /**
     * Authorizes a user who is authenticated by other means than a token.
     *
     * @param user the user
     * @return the reason to reject the request, or null if it is authorized
     */
    public @Nullable RejectionReason authorizeExternal(ExternalUser user) {
        return check(Subject.of(user));
    }

    /**
     * Returns the roles or scopes of the rule and of a principal, for logs.
     *
     * @param principal a principal that {@link #authorize} rejects
     * @return the required and the existing ones, or null if another condition fails
     */
    public @Nullable FailedCheck compare(TokenPrincipal principal) {
        return requirement.compare(Subject.of(principal));
    }

    /**
     * Returns the roles or scopes of the rule, for logs.
     *
     * @param user a user that {@link #authorizeExternal} rejects
     * @return the required ones, or null if another condition fails
     */
    public @Nullable FailedCheck compare(ExternalUser user) {
        return requirement.compare(Subject.of(user));
    }

    private @Nullable RejectionReason check(@Nullable Subject caller) {
        return rejection == null ? requirement.check(caller) : rejection;
    }

    /**
     * Returns the rule for pages that must be public, such as the login page.
     *
     * @return a rule with {@code anyone}
     */
    public static AccessRule ofAnyone() {
        return ANYONE;
    }

    Requirement requirement() {
        return requirement;
    }

    /** Returns the conjunction of two rules. */
    AccessRule and(AccessRule other) {
        if (names.containsAll(other.names)) {
            return this;
        }
        Set<String> both = new LinkedHashSet<>(names);
        both.addAll(other.names);
        return new AccessRule(both, requirement.and(other.requirement), namesMethod && other.namesMethod);
    }

    /** Returns this rule for a request whose method a header may override after the filter. */
    AccessRule overridden() {
        return rejection == null
                ? new AccessRule(names, requirement, namesMethod, RejectionReason.METHOD_OVERRIDE)
                : this;
    }

    /**
     * Returns the keys of the rules, for logs.
     *
     * @return for example {@code access.10}
     */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
