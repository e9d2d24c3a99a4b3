package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The requirement for each method of a pattern, which a rule needs also for the methods that the container leaves open.
 * Reports where the requirement is stricter than that of the container.
 */
final class MethodLevels {
    private final ContainerRules container;
    private final PlannedRules rules;

    MethodLevels(ContainerRules container, PlannedRules rules) {
        this.container = container;
        this.rules = rules;
    }

    /** Returns the requirement for each method, also for those that the container leaves open by not covering them. */
    Map<Verb, AccessLevel> of(UrlPattern pattern) {
        Map<Verb, AccessLevel> levels = new EnumMap<>(Verb.class);
        AccessLevel covered = AccessLevel.AUTHENTICATED;
        List<String> uncovered = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            AccessLevel level = container.of(pattern, verb);
            if (level == null) {
                uncovered.add(verb == Verb.OTHER ? "methods that rules cannot name" : verb.name());
            } else {
                levels.put(verb, level);
                covered = covered.and(level);
            }
        }
        for (Verb verb : Verb.values()) {
            levels.putIfAbsent(verb, verb == Verb.GET ? AccessLevel.AUTHENTICATED : covered);
        }
        if (!uncovered.isEmpty()) {
            rules.stricter(pattern + ": the container serves " + String.join(", ", uncovered)
                    + " without a login, since no constraint covers them; the rules require "
                    + (uncovered.contains("GET")
                            ? "a token for GET, and the strictest of the other rules for the rest"
                            : "the strictest of the other rules"));
        }
        if (container.distinguishesHead(pattern) && !uncovered.contains("GET")) {
            rules.stricter(pattern + ": rules treat HEAD as GET, whose requirement applies to both");
        }
        return levels;
    }

    /** Raises the levels to those of the path with or without a slash at its end, since rules treat both alike. */
    void strengthen(UrlPattern pattern, String other, Map<Verb, AccessLevel> levels) {
        boolean changed = false;
        for (Verb verb : Verb.values()) {
            AccessLevel level = levels.getOrDefault(verb, AccessLevel.AUTHENTICATED);
            AccessLevel both = level.and(container.decide(other, verb));
            changed |= !both.equals(level);
            levels.put(verb, both);
        }
        if (changed) {
            rules.stricter(pattern + ": the rule also applies to " + other
                    + ", which the application may serve and another constraint protects; both are required");
        }
    }

    /** Returns the levels that require both. */
    static Map<Verb, AccessLevel> and(Map<Verb, AccessLevel> one, Map<Verb, AccessLevel> other) {
        Map<Verb, AccessLevel> both = new EnumMap<>(one);
        other.forEach((verb, level) -> both.merge(verb, level, AccessLevel::and));
        return both;
    }

    /** Returns whether no method requires a token. */
    static boolean isOpen(Map<Verb, AccessLevel> levels) {
        return levels.values().stream().allMatch(AccessLevel::isOpen);
    }
}
