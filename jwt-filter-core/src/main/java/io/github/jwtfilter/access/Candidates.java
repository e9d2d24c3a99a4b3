package io.github.jwtfilter.access;

/** Receives the rules that match a path. */
interface Candidates {
    /** Receives some of the rules, in the order of their numbers. The array must not be modified. */
    void offer(Rule[] rules);
}
