package io.github.jwtfilter.access;

import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.SignedInUser;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the access rules say of one request: one rule, or the strictest reading of several where the request may be served in
 * several ways. Immutable.
 */
public final class AccessRule {
    /** What holds where no rule fits. */
    static final AccessRule DEFAULT = new AccessRule("the default rule", Requirement.AUTHENTICATED, false);

    private static final AccessRule ANYONE = new AccessRule("challenge.login-page", Requirement.ANYONE, false);

    private final Set<String> names;
    private final Requirement requirement;
    private final boolean namesMethod;
    private final @Nullable RejectionReason refusal;

    AccessRule(String name, Requirement requirement, boolean namesMethod) {
        this(Collections.singleton(name), requirement, namesMethod);
    }

    private AccessRule(Set<String> names, Requirement requirement, boolean namesMethod) {
        this(names, requirement, namesMethod, requirement.denies() ? RejectionReason.ACCESS_DENIED : null);
    }

    private AccessRule(
            Set<String> names, Requirement requirement, boolean namesMethod, @Nullable RejectionReason refusal) {
        this.names = names;
        this.requirement = requirement;
        this.namesMethod = namesMethod;
        this.refusal = refusal;
    }

    /**
     * Why the request is refused, whoever makes it: a rule says {@code deny}, or a header names another method where rules
     * differ by method.
     *
     * @return the reason, or null if it depends on the principal
     */
    public @Nullable RejectionReason refusal() {
        return refusal;
    }

    /**
     * Whether anyone may make the request, and a token in it is not even looked at.
     *
     * @return true only if every rule that is involved says {@code anyone}
     */
    public boolean ignoresTokens() {
        return requirement.tokenUse() == TokenUse.IGNORED;
    }

    /**
     * Whether the rules speak of the method of the request by its name, and not just of all methods.
     *
     * @return true only if every rule that is involved names methods
     */
    public boolean namesMethod() {
        return namesMethod;
    }

    /**
     * Whether a token is judged if there is one, while a request without any passes as anonymous.
     *
     * @return true for {@code optional}, false for {@code anyone}
     */
    public boolean tokenIsOptional() {
        return requirement.tokenUse() == TokenUse.OPTIONAL;
    }

    /**
     * Whether the request must come from the application's own pages, whatever its method, and with or without a token.
     *
     * @return true if a rule says {@code same-origin}
     */
    public boolean sameOrigin() {
        return requirement.sameOrigin();
    }

    /**
     * Asks whether somebody may make the request.
     *
     * @param principal who makes it, or null if that is not known
     * @return why not, or null if so
     */
    public @Nullable RejectionReason authorise(@Nullable JwtPrincipal principal) {
        return check(principal == null ? null : Caller.of(principal));
    }

    /**
     * Asks whether somebody may make the request who is signed in by other means than a token.
     *
     * @param user who makes it
     * @return why not, or null if so
     */
    public @Nullable RejectionReason authoriseSignedIn(SignedInUser user) {
        return check(Caller.of(user));
    }

    /**
     * What a principal lacks, for logs.
     *
     * @param principal a principal that {@link #authorise} rejects
     * @return the role or scope that is required, as the rule names it, or null if it is something else
     */
    public @Nullable String missing(JwtPrincipal principal) {
        return requirement.missing(Caller.of(principal));
    }

    /**
     * What a user lacks who is signed in by other means than a token, for logs.
     *
     * @param user a user that {@link #authoriseSignedIn} rejects
     * @return the role or scope that is required, as the rule names it, or null if it is something else
     */
    public @Nullable String missing(SignedInUser user) {
        return requirement.missing(Caller.of(user));
    }

    private @Nullable RejectionReason check(@Nullable Caller caller) {
        return refusal == null ? requirement.check(caller) : refusal;
    }

    /**
     * What holds for pages that everybody has to see, such as that of the log-in.
     *
     * @return a rule that says {@code anyone}
     */
    public static AccessRule ofAnyone() {
        return ANYONE;
    }

    Requirement requirement() {
        return requirement;
    }

    /** Asks for what both ask for. */
    AccessRule and(AccessRule other) {
        if (names.containsAll(other.names)) {
            return this;
        }
        Set<String> both = new LinkedHashSet<>(names);
        both.addAll(other.names);
        return new AccessRule(both, requirement.and(other.requirement), namesMethod && other.namesMethod);
    }

    /** The same for a request that a header turns into another one behind our back. */
    AccessRule overridden() {
        return refusal == null
                ? new AccessRule(names, requirement, namesMethod, RejectionReason.METHOD_OVERRIDE)
                : this;
    }

    /**
     * The keys of the rules, for logs.
     *
     * @return for example {@code access.10}
     */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
