package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.settings.EffectiveSetting;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The access rules in the order in which they are evaluated, with the implicit ones. */
final class RuleTable {
    private static final String PREFIX = "access.";
    private static final String LOGIN_PAGE = "challenge.login-page";
    private static final String OTHERWISE = "otherwise";

    private final List<String> keys = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    private RuleTable() {}

    /**
     * Returns rows of key and rule. Rules are shown as they are written, since the values of expressions are not shown.
     */
    static String of(LoadedSettings settings) {
        RuleTable table = new RuleTable();
        Optional<String> page = settings.settings().challenge().loginPage();
        page.filter(path -> path.startsWith("/")).ifPresent(path -> table.add(LOGIN_PAGE, "GET " + path + " : anyone"));
        settings.effective().stream()
                .filter(row -> row.key().startsWith(PREFIX))
                .sorted(Comparator.comparingInt(row -> number(row.key())))
                .forEach(table::add);
        table.add(OTHERWISE, "/** : authenticated");
        return table.text();
    }

    /** Returns the number of a rule. Settings with a key that does not end in a number are not shown at all. */
    private static int number(String key) {
        return Integer.parseInt(key.substring(PREFIX.length()));
    }

    private void add(EffectiveSetting row) {
        add(row.key(), row.value());
    }

    private void add(String key, String rule) {
        keys.add(key);
        rules.add(rule);
    }

    private String text() {
        int width = keys.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("access rules, in the order of evaluation:\n");
        for (int i = 0; i < keys.size(); i++) {
            text.append("  ").append(keys.get(i));
            for (int blanks = keys.get(i).length(); blanks < width; blanks++) {
                text.append(' ');
            }
            text.append("  ").append(rules.get(i)).append('\n');
        }
        return text.toString();
    }
}
