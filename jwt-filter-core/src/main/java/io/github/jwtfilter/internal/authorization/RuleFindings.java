package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Reports rules that can be parsed, but whose effect differs from their apparent meaning. */
final class RuleFindings {
    private static final int MAX_NAMED_RULES = 3;

    private final Report report;

    RuleFindings(Report report) {
        this.report = report;
    }

    /** Checks one rule by itself. */
    void look(Rule rule) {
        for (PathPattern pattern : rule.patterns()) {
            if (isExtensionAnywhere(pattern) && rule.requirement().permitsAnonymous()) {
                report.finding(
                        rule.key(),
                        describe(rule, pattern)
                                + " opens every path with this extension, including those below folders that other"
                                + " rules protect",
                        "name the folder that contains such files, as in /folder/**.css");
            }
            unusual(rule, pattern, "#", "hash");
            unusual(rule, pattern, ".", "trailing-dot");
        }
    }

    private static boolean isExtensionAnywhere(PathPattern pattern) {
        return !pattern.extension().isEmpty() && pattern.text().isEmpty();
    }

    private void unusual(Rule rule, PathPattern pattern, String text, String allowed) {
        String path = pattern.text() + "/" + pattern.extension();
        boolean found = text.equals(".") ? path.contains("./") : path.contains(text);
        if (found) {
            report.finding(
                    rule.key(),
                    describe(rule, pattern) + " matches no path unless path.allow contains " + allowed,
                    "correct the path, or add " + allowed + " to path.allow");
        }
    }

    /** Reports a rule for everything, which decides on all requests that no earlier rule matches. */
    void everything(Rule rule, int earlier, int later) {
        boolean denyFirst = rule.requirement().denies() && earlier == 0;
        if (!denyFirst && later == 0) {
            return;
        }
        String message = denyFirst ? "rejects every request" : "matches every request that reaches it";
        report.finding(
                rule.key(),
                later == 0 ? message : message + ", so that the rules with higher numbers (" + later + ") never apply",
                "give it a number above those of all other rules");
    }

    /** Reports a pattern that earlier rules cover completely, at least for the methods that its rule names. */
    void unreachable(Rule rule, PathPattern pattern, List<Rule> earlier) {
        Rule first = earlier.get(0);
        String names = earlier.stream().limit(MAX_NAMED_RULES).map(Rule::key).collect(Collectors.joining(", "));
        if (first == rule) {
            report.finding(
                    rule.key(),
                    describe(rule, pattern) + " is covered by the other paths of the rule",
                    "remove the path from the rule");
        } else if (hasSameDecision(first, rule, pattern)) {
            report.finding(
                    rule.key(),
                    describe(rule, pattern) + " has the same methods and requirement in " + first.key(),
                    "remove one of them");
        } else {
            report.finding(
                    rule.key(),
                    describe(rule, pattern) + " is matched by " + names + " before this rule is evaluated",
                    "give this rule a lower number, or remove the path from it");
        }
    }

    private static boolean hasSameDecision(Rule earlier, Rule rule, PathPattern pattern) {
        return earlier.requirement().equals(rule.requirement())
                && earlier.methods().bits() == rule.methods().bits()
                && earlier.patterns().stream().anyMatch(pattern::isSameAs);
    }

    private String describe(Rule rule, PathPattern pattern) {
        return LogText.quoted(report.displayText(rule.key(), pattern.written()));
    }
}
