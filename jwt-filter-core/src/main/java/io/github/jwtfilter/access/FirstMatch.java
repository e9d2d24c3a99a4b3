package io.github.jwtfilter.access;

import org.jspecify.annotations.Nullable;

/** Chooses, among the rules that fit a path, the first that is for a method. */
final class FirstMatch implements Candidates {
    private final int method;
    private @Nullable Rule first;
    private @Nullable Rule chosen;

    /** Chooses for a method, given as its bit. */
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
            if (rule.methods().admit(method)) {
                chosen = rule;
                return;
            }
        }
    }

    /** What is decided for path and method. */
    AccessRule decision() {
        return chosen == null ? AccessRule.DEFAULT : chosen.decision();
    }

    /** Whether another method may lead to another decision. */
    boolean dependsOnMethod() {
        return first != null && !first.methods().all();
    }
}
