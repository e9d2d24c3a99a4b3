package io.github.jwtfilter.access;

/** What is shown the rules that fit a path. */
interface Candidates {
    /** Takes in some of the rules, which must not be changed, in the order of their numbers. */
    void offer(Rule[] rules);
}
