package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.AccessSettings;
import io.github.jwtfilter.settings.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses all rules, and reports those that cannot be parsed. */
final class RuleReader {
    /** The greatest number of a rule. */
    static final int MAX_NUMBER = 99_999;

    private static final int MAX_RULES = 2000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private final Report report;
    private final Map<Integer, Rule> rules = new TreeMap<>();
    private final Map<Integer, String> keys = new TreeMap<>();

    private RuleReader(Report report) {
        this.report = report;
    }

    /** Returns the rules in the order of their numbers; empty if one of them cannot be parsed. */
    static Optional<List<Rule>> read(AccessSettings settings, Report report) {
        RuleReader reader = new RuleReader(report);
        if (settings.rules().size() > MAX_RULES) {
            report.error(
                    AccessSettings.key("<n>"),
                    "there are " + settings.rules().size() + " rules, and at most " + MAX_RULES + " are allowed",
                    "combine rules: a rule may list several paths, and /folder/** matches a folder and everything"
                            + " below it");
            return Optional.empty();
        }
        for (Map.Entry<String, String> rule : settings.rules().entrySet()) {
            reader.read(rule.getKey(), rule.getValue());
        }
        boolean complete = reader.rules.size() == settings.rules().size();
        return complete
                ? Optional.of(Collections.unmodifiableList(new ArrayList<>(reader.rules.values())))
                : Optional.empty();
    }

    private void read(String n, String text) {
        String key = AccessSettings.key(n);
        if (!NUMBER.matcher(n).matches()) {
            report.error(
                    key,
                    "does not end in the number of a rule",
                    "write access.<n> with a whole number from 0 to 99999");
            return;
        }
        int number = Integer.parseInt(n);
        String earlier = keys.putIfAbsent(number, key);
        if (earlier != null) {
            report.error(key, "has the same number as " + earlier, "give one of the two another number");
        }
        try {
            Rule rule = RuleText.parse(number, key, text);
            rules.putIfAbsent(number, rule);
        } catch (InvalidRuleException e) {
            String part = e.part().isEmpty() ? text : e.part();
            report.error(key, LogText.quoted(report.displayText(key, part)) + " " + e.getMessage(), e.remedy());
        }
    }
}
