package io.github.jwtfilter.internal.authorization;

import org.jspecify.annotations.Nullable;

/** Selects, among the rules that match a path, the first for a method. */
final class FirstMatch implements RuleVisitor {
    private final int method;
    private @Nullable Rule first;
    private @Nullable Rule chosen;

    /** Selects for a method, given as its bit. */
    FirstMatch(int method) {
        this.method = method;
    }

    @Override
    public void offer(Rule[] rules) {
        for (Rule rule : rules) {
            if (first == null || rule.number() < first.number()) {
                first = rule;
            }
            if (chosen != null && chosen.number() <= rule.number()) {
                return;
            }
            if (rule.methods().permit(method)) {
                chosen = rule;
                return;
            }
        }
    }

    /** Returns the rule for path and method, or null if none matches. */
    @Nullable
    Rule rule() {
        return chosen;
    }

    /** Returns the decision for path and method. */
    AccessRule decision() {
        return chosen == null ? AccessRule.DEFAULT : chosen.decision();
    }

    /** Returns whether the decision for another method may differ. */
    boolean dependsOnMethod() {
        return first != null && !first.methods().all();
    }
}
