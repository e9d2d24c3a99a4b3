package io.github.jwtfilter.access;

import io.github.jwtfilter.rejection.LogText;
import io.github.jwtfilter.settings.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of rules that can be read, but do something else than they seem to. */
final class RuleFindings {
    private static final int SHOWN_RULES = 3;

    private final Report report;

    RuleFindings(Report report) {
        this.report = report;
    }

    /** Looks at one rule for itself. */
    void look(Rule rule) {
        for (PathPattern pattern : rule.patterns()) {
            if (pattern.kind() == PathPattern.Kind.EXTENSION
                    && rule.requirement().tokenUse() != TokenUse.REQUIRED) {
                report.finding(
                        rule.key(),
                        shown(rule, pattern)
                                + " opens every path that ends so, also below folders that other rules guard",
                        "open the folder that holds such files instead, or let rules with lower numbers guard the others");
            }
            unusual(rule, pattern, "#", "hash");
            unusual(rule, pattern, ".", "trailing-dot");
        }
    }

    private void unusual(Rule rule, PathPattern pattern, String text, String allowed) {
        String path = pattern.text() + "/";
        boolean found = text.equals(".") ? path.contains("./") : path.contains(text);
        if (found) {
            report.finding(
                    rule.key(),
                    shown(rule, pattern) + " is a path that cannot occur, unless path.allow has " + allowed,
                    "correct the path, or add " + allowed + " to path.allow");
        }
    }

    /** A rule decides whatever no earlier one has decided. */
    void everything(Rule rule, int earlier, int later) {
        boolean denyFirst = rule.requirement().denies() && earlier == 0;
        if (!denyFirst && later == 0) {
            return;
        }
        String message = denyFirst ? "refuses every request" : "decides on every request that gets to it";
        report.finding(
                rule.key(),
                later == 0 ? message : message + ", so that the rules with higher numbers (" + later + ") never count",
                "give it a number above those of all other rules");
    }

    /** Earlier rules leave nothing of a pattern, at least where a rule is for some methods only. */
    void unreachable(Rule rule, PathPattern pattern, List<Rule> earlier) {
        Rule first = earlier.get(0);
        String names = earlier.stream().limit(SHOWN_RULES).map(Rule::key).collect(Collectors.joining(", "));
        if (first == rule) {
            report.finding(
                    rule.key(),
                    shown(rule, pattern) + " is among the other paths of the rule",
                    "remove the path from the rule");
        } else if (says(first, rule, pattern)) {
            report.finding(
                    rule.key(),
                    "says of " + shown(rule, pattern) + " what " + first.key() + " says",
                    "remove one of them");
        } else {
            report.finding(
                    rule.key(),
                    shown(rule, pattern) + " is decided on by " + names + " before this rule is asked",
                    "give this rule a lower number, or remove the path from it");
        }
    }

    private static boolean says(Rule earlier, Rule rule, PathPattern pattern) {
        return earlier.requirement().equals(rule.requirement())
                && earlier.methods().bits() == rule.methods().bits()
                && earlier.patterns().stream().anyMatch(pattern::isSameAs);
    }

    private String shown(Rule rule, PathPattern pattern) {
        return LogText.of(report.shown(rule.key(), pattern.written()));
    }
}
