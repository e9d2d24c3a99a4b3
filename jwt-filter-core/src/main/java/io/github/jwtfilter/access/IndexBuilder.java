package io.github.jwtfilter.access;

import io.github.jwtfilter.settings.Report;
import java.util.List;

/** Puts rules into an index, and tells of those that do something else than they seem to. */
final class IndexBuilder {
    private final List<Rule> rules;
    private final RuleFindings findings;
    private final RuleIndex index;

    private IndexBuilder(List<Rule> rules, RuleFindings findings) {
        this.rules = rules;
        this.findings = findings;
        int patterns = 0;
        for (Rule rule : rules) {
            patterns += rule.patterns().size();
        }
        this.index = new RuleIndex(patterns);
    }

    static RuleIndex build(List<Rule> rules, WelcomeFiles welcomeFiles, Report report) {
        IndexBuilder builder = new IndexBuilder(rules, new RuleFindings(report));
        int asked = builder.addAll();
        WelcomeFileCheck check = new WelcomeFileCheck(builder.index, welcomeFiles, report);
        for (Rule rule : rules.subList(0, asked)) {
            check.run(rule);
        }
        return builder.index;
    }

    /** Returns how many rules are ever asked: those behind one for everything are not. */
    private int addAll() {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            findings.look(rule);
            rule.patterns().forEach(pattern -> add(rule, pattern));
            if (rule.isEverything()) {
                findings.everything(rule, i, rules.size() - i - 1);
                return i + 1;
            }
        }
        return rules.size();
    }

    /** What can never decide is left out, so that no key of the index leads to more rules than there are methods. */
    private void add(Rule rule, PathPattern pattern) {
        Coverage coverage = index.coverage(pattern, rule.methods());
        if (coverage.isComplete()) {
            findings.unreachable(rule, pattern, coverage.rules());
        } else {
            index.add(rule, pattern);
        }
    }
}
