package io.github.jwtfilter.internal.authorization;

/** Receives the rules that match a path. */
interface RuleVisitor {
    /** Receives some of the rules, in the order of their numbers. The array must not be modified. */
    void offer(Rule[] rules);
}
