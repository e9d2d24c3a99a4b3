package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A constraint of the container on paths and methods (Servlet 3.0 section 13.8): one {@code web-resource-collection} of
 * a {@code security-constraint}, or its equivalent by {@code @ServletSecurity}. Immutable.
 */
public final class SecurityConstraint {
    private final List<String> patterns;
    private final Set<String> methods;
    private final Set<String> omissions;
    private final boolean restricted;
    private final Set<String> roles;
    private final boolean confidential;

    private SecurityConstraint(
            Collection<String> patterns,
            Collection<String> methods,
            Collection<String> omissions,
            boolean restricted,
            Collection<String> roles,
            boolean confidential) {
        this.patterns = Collections.unmodifiableList(new ArrayList<>(patterns));
        this.methods = Collections.unmodifiableSet(new LinkedHashSet<>(methods));
        this.omissions = Collections.unmodifiableSet(new LinkedHashSet<>(omissions));
        this.restricted = restricted;
        this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        this.confidential = confidential;
    }

    /** Creates a constraint on all methods that permits every request. */
    static SecurityConstraint on(Collection<String> patterns) {
        return new SecurityConstraint(
                patterns, Collections.emptyList(), Collections.emptyList(), false, Collections.emptyList(), false);
    }

    /** Returns the same constraint for other paths. */
    SecurityConstraint at(Collection<String> urlPatterns) {
        return new SecurityConstraint(urlPatterns, methods, omissions, restricted, roles, confidential);
    }

    /** Returns the same constraint for these methods only; an empty list means all. */
    SecurityConstraint forMethods(Collection<String> names) {
        return new SecurityConstraint(patterns, names, omissions, restricted, roles, confidential);
    }

    /** Returns the same constraint for all methods except these; an empty list means all. */
    SecurityConstraint exceptMethods(Collection<String> names) {
        return new SecurityConstraint(patterns, methods, names, restricted, roles, confidential);
    }

    /** Returns the same constraint for users with one of these roles; without a role it forbids access. */
    SecurityConstraint requiring(Collection<String> names) {
        return new SecurityConstraint(patterns, methods, omissions, true, names, confidential);
    }

    /** Returns the same constraint with a {@code transport-guarantee} other than {@code NONE}. */
    SecurityConstraint confidential() {
        return new SecurityConstraint(patterns, methods, omissions, restricted, roles, true);
    }

    /**
     * Returns the paths.
     *
     * @return URL patterns (Servlet 3.0 section 12.2)
     */
    public List<String> patterns() {
        return patterns;
    }

    /**
     * Returns the methods that the constraint names, whether it applies to them or omits them.
     *
     * @return names, empty if the constraint applies to every method
     */
    public Set<String> namedMethods() {
        return methods.isEmpty() ? omissions : methods;
    }

    /**
     * Returns whether the constraint applies to a method.
     *
     * @param method its name, case-sensitive
     * @return true also if it names none
     */
    public boolean covers(String method) {
        return methods.isEmpty() ? !omissions.contains(method) : methods.contains(method);
    }

    /**
     * Returns whether it has an {@code auth-constraint}.
     *
     * @return false if it permits requests without a login
     */
    public boolean isRestricted() {
        return restricted;
    }

    /**
     * Returns the roles of which a user needs one.
     *
     * @return names as declared, among them {@code *} and {@code **}; empty, and restricted, if access is forbidden
     */
    public Set<String> roles() {
        return roles;
    }

    /**
     * Returns whether it requires TLS.
     *
     * @return true for a {@code transport-guarantee} other than {@code NONE}
     */
    public boolean isConfidential() {
        return confidential;
    }
}
