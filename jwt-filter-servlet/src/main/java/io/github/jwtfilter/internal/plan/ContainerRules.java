package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.SecurityConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decisions of a container that its constraints define (Servlet 3.0 section 13.8, 3.1 section 13.8.4). */
final class ContainerRules {
    private final Map<String, List<SecurityConstraint>> constraints = new LinkedHashMap<>();
    private final Map<String, UrlPattern> patterns = new LinkedHashMap<>();
    private final Set<String> roles;
    private final boolean deniesUncovered;

    /**
     * Creates the decisions.
     *
     * @param all the constraints of descriptors and annotations
     * @param roles the roles that {@code *} stands for
     * @param deniesUncovered whether methods that no constraint of a path covers are forbidden
     */
    ContainerRules(Collection<SecurityConstraint> all, Collection<String> roles, boolean deniesUncovered) {
        this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        this.deniesUncovered = deniesUncovered;
        for (SecurityConstraint constraint : all) {
            for (String written : constraint.patterns()) {
                patterns.computeIfAbsent(written, UrlPattern::of);
                constraints
                        .computeIfAbsent(written, unused -> new ArrayList<>())
                        .add(constraint);
            }
        }
    }

    /** Returns the patterns, in the order in which containers prefer them. */
    List<UrlPattern> patterns() {
        return patterns.values().stream()
                .sorted((one, other) -> one.precedes(other) ? -1 : other.precedes(one) ? 1 : 0)
                .collect(Collectors.toList());
    }

    /** Returns the pattern whose constraints apply to a path, or null. */
    @Nullable
    UrlPattern best(String path) {
        UrlPattern best = null;
        for (UrlPattern each : patterns.values()) {
            if (!each.isMalformed() && each.matches(path) && (best == null || each.precedes(best))) {
                best = each;
            }
        }
        return best;
    }

    /** Returns whether every request for a path is served without a login. */
    boolean isOpen(String path) {
        UrlPattern best = best(path);
        for (Verb verb : Verb.values()) {
            AccessLevel level = best == null ? null : of(best, verb);
            if (level != null && !level.equals(AccessLevel.ANYONE)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the decision on a path; without a constraint it is open. */
    AccessLevel decide(String path, Verb verb) {
        UrlPattern best = best(path);
        AccessLevel level = best == null ? null : of(best, verb);
        return level == null ? AccessLevel.ANYONE : level;
    }

    /** Returns the decision of the constraints of a pattern; null if none of them covers the verb, which is thus open. */
    @Nullable
    AccessLevel of(UrlPattern pattern, Verb verb) {
        List<SecurityConstraint> all = constraints.getOrDefault(pattern.written(), Collections.emptyList());
        AccessLevel strictest = null;
        for (String method : verb.methods(all)) {
            AccessLevel level = level(all, method);
            if (level != null && method.equals("GET")) {
                return level; // a HEAD returns less than the GET that the rule permits
            }
            if (level != null) {
                strictest = strictest == null ? level : strictest.and(level);
            }
        }
        return strictest;
    }

    /** Returns whether HEAD and GET differ, which rules cannot distinguish. */
    boolean distinguishesHead(UrlPattern pattern) {
        List<SecurityConstraint> all = constraints.getOrDefault(pattern.written(), Collections.emptyList());
        return !Objects.equals(level(all, "GET"), level(all, "HEAD"));
    }

    private @Nullable AccessLevel level(List<SecurityConstraint> all, String method) {
        List<SecurityConstraint> covering =
                all.stream().filter(each -> each.covers(method)).collect(Collectors.toList());
        if (covering.isEmpty()) {
            return deniesUncovered ? AccessLevel.DENY : null;
        }
        if (covering.stream()
                .anyMatch(each -> each.isRestricted() && each.roles().isEmpty())) {
            return AccessLevel.DENY;
        }
        if (covering.stream().anyMatch(each -> !each.isRestricted())) {
            boolean confidential = covering.stream().allMatch(SecurityConstraint::isConfidential);
            return confidential ? AccessLevel.OPTIONAL : AccessLevel.ANYONE;
        }
        Set<String> permitted = new LinkedHashSet<>();
        covering.forEach(each -> permitted.addAll(each.roles()));
        // Any authenticated user (Servlet 3.1), unless a role has this name.
        if (permitted.contains("**") && !roles.contains("**")) {
            return AccessLevel.AUTHENTICATED;
        }
        if (permitted.remove("*")) {
            permitted.addAll(roles);
        }
        permitted.removeIf(role -> !isWritable(role));
        return AccessLevel.roles(permitted);
    }

    /** Returns whether a role can be written in a settings file. */
    static boolean isWritable(String role) {
        return !role.trim().isEmpty() && role.chars().noneMatch(ContainerRules::isInvisible);
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (Character.isSpaceChar(c) && c != ' ');
    }
}
