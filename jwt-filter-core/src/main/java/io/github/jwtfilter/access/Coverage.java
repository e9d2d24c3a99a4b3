package io.github.jwtfilter.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out whether earlier rules leave nothing for a later one, and which ones they are. */
final class Coverage implements Candidates {
    private final List<Rule> rules = new ArrayList<>();
    private int left;

    /** Looks at those that are for some of these methods. */
    Coverage(Methods methods) {
        this.left = methods.bits();
    }

    @Override
    public void offer(Rule[] earlier) {
        for (Rule rule : earlier) {
            if ((rule.methods().bits() & left) != 0) {
                left &= ~rule.methods().bits();
                rules.add(rule);
            }
        }
    }

    boolean isComplete() {
        return left == 0;
    }

    /** The rules that are asked first. */
    List<Rule> rules() {
        rules.sort(Comparator.comparingInt(Rule::number));
        return rules;
    }
}
