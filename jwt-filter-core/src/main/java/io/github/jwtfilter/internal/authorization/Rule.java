package io.github.jwtfilter.internal.authorization;

import java.util.List;

/** One access rule of the settings. */
final class Rule {
    private final int number;
    private final String key;
    private final Methods methods;
    private final List<PathPattern> patterns;
    private final AccessRule decision;

    Rule(int number, String key, Methods methods, List<PathPattern> patterns, Requirement requirement) {
        this.number = number;
        this.key = key;
        this.methods = methods;
        this.patterns = patterns;
        this.decision = new AccessRule(key, requirement, !methods.all());
    }

    /** Returns the position in the order of rules, which is unique. */
    int number() {
        return number;
    }

    /** Returns the key in the settings. */
    String key() {
        return key;
    }

    Methods methods() {
        return methods;
    }

    List<PathPattern> patterns() {
        return patterns;
    }

    Requirement requirement() {
        return decision.requirement();
    }

    /** Returns the decision if no other rule is involved. */
    AccessRule decision() {
        return decision;
    }

    /** Returns whether no later rule can be evaluated. */
    boolean isEverything() {
        return methods.all() && matchesEveryPath();
    }

    /** Returns whether it applies to every path. */
    boolean matchesEveryPath() {
        for (PathPattern pattern : patterns) {
            if (pattern.isEverything()) {
                return true;
            }
        }
        return false;
    }
}
