package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.settings.Report;
import java.util.Collection;
import java.util.List;

/** Adds rules to an index, and reports those whose effect differs from their apparent meaning. */
final class IndexBuilder {
    private final List<Rule> rules;
    private final RuleFindings findings;
    private final RuleIndex index = new RuleIndex();

    private IndexBuilder(List<Rule> rules, RuleFindings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    static RuleIndex build(
            List<Rule> rules, WelcomeFiles welcomeFiles, Collection<FrontController> frontControllers, Report report) {
        IndexBuilder builder = new IndexBuilder(rules, new RuleFindings(report));
        List<Rule> evaluated = rules.subList(0, builder.addAll());
        WelcomeFileCheck check = new WelcomeFileCheck(builder.index, welcomeFiles, report);
        for (Rule rule : evaluated) {
            check.run(rule);
        }
        if (!frontControllers.isEmpty()) {
            new FrontControllerCheck(evaluated, frontControllers, report).run();
        }
        return builder.index;
    }

    /** Returns the number of rules that can be evaluated: those after a rule for everything cannot. */
    private int addAll() {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            findings.look(rule);
            for (PathPattern pattern : rule.patterns()) {
                add(rule, pattern);
            }
            if (rule.isEverything()) {
                findings.everything(rule, i, rules.size() - i - 1);
                return i + 1;
            }
        }
        return rules.size();
    }

    /**
     * Adds one pattern of a rule. Omits patterns that can never decide, so that no key of the index leads to more rules
     * than there are methods.
     */
    private void add(Rule rule, PathPattern pattern) {
        Coverage coverage = index.coverage(pattern, rule.methods());
        if (coverage.isComplete()) {
            findings.unreachable(rule, pattern, coverage.rules());
        } else {
            index.add(rule, pattern);
        }
    }
}
