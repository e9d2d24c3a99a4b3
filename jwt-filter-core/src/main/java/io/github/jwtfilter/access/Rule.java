package io.github.jwtfilter.access;

import java.util.List;

/** One line of the settings. */
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

    /** Its place in the order of rules, which no other has. */
    int number() {
        return number;
    }

    /** What the settings call it. */
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

    /** What is decided where this rule alone decides. */
    AccessRule decision() {
        return decision;
    }

    /** Whether no rule after it is ever asked. */
    boolean isEverything() {
        return methods.all() && patterns.stream().anyMatch(PathPattern::isEverything);
    }
}
