package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A requirement for a request: of a container's constraint, and of the access rule that replaces it. Immutable.
 * Equality and {@link #text()} use the names of roles in the order of their declaration.
 */
final class AccessLevel {
    static final AccessLevel ANYONE = new AccessLevel(Rank.ANYONE, Collections.emptyList());

    /** Permits requests without a token, but none over plain HTTP. */
    static final AccessLevel OPTIONAL = new AccessLevel(Rank.OPTIONAL, Collections.emptyList());

    static final AccessLevel AUTHENTICATED = new AccessLevel(Rank.AUTHENTICATED, Collections.emptyList());
    static final AccessLevel DENY = new AccessLevel(Rank.DENY, Collections.emptyList());

    private static final String MARKS_OF_NAMES = "_-.:/@+=~$";

    private enum Rank {
        ANYONE,
        OPTIONAL,
        AUTHENTICATED,
        ROLES,
        DENY
    }

    private final Rank rank;

    /** The user needs one role of each set. */
    private final List<Set<String>> roles;

    private AccessLevel(Rank rank, List<Set<String>> roles) {
        this.rank = rank;
        this.roles = roles;
    }

    /** Returns the requirement of one of these roles; without a role it denies every request. */
    static AccessLevel roles(Collection<String> names) {
        return names.isEmpty()
                ? DENY
                : new AccessLevel(
                        Rank.ROLES, Collections.singletonList(Collections.unmodifiableSet(new LinkedHashSet<>(names))));
    }

    /** Returns the requirement of both. */
    AccessLevel and(AccessLevel other) {
        if (rank != Rank.ROLES || other.rank != Rank.ROLES) {
            return rank.compareTo(other.rank) >= 0 ? this : other;
        }
        List<Set<String>> all = new ArrayList<>(roles);
        for (Set<String> more : other.roles) {
            if (all.stream().noneMatch(more::containsAll)) {
                all.removeIf(each -> each.containsAll(more));
                all.add(more);
            }
        }
        return new AccessLevel(Rank.ROLES, Collections.unmodifiableList(all));
    }

    /** Returns whether a request without a token satisfies it. */
    boolean isOpen() {
        return rank == Rank.ANYONE || rank == Rank.OPTIONAL;
    }

    /** Returns the requirement as in an access rule. */
    String text() {
        switch (rank) {
            case ROLES:
                return roles.stream()
                        .map(names ->
                                names.stream().map(AccessLevel::name).collect(Collectors.joining("|", "role ", "")))
                        .collect(Collectors.joining(" & "));
            default:
                return rank.name().toLowerCase(Locale.ROOT);
        }
    }

    private static String name(String role) {
        boolean plain = role.chars().allMatch(c -> Character.isLetterOrDigit(c) || MARKS_OF_NAMES.indexOf(c) >= 0);
        return plain ? role : '"' + role.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessLevel
                && rank == ((AccessLevel) other).rank
                && roles.equals(((AccessLevel) other).roles);
    }

    @Override
    public int hashCode() {
        return rank.hashCode() * 31 + roles.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
