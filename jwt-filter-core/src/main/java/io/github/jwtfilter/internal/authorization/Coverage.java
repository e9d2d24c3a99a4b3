package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Determines whether earlier rules cover a later one completely, and collects them. */
final class Coverage implements RuleVisitor {
    private final List<Rule> rules = new ArrayList<>();
    private int left;

    /** Considers rules for at least one of these methods. */
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

    /** Returns the rules that precede. */
    List<Rule> rules() {
        rules.sort(Comparator.comparingInt(Rule::number));
        return rules;
    }
}
