package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.settings.LoadedSettings;
import java.util.Comparator;
import java.util.Optional;

/** The access rules in the order in which they are evaluated, with the implicit ones. */
final class RuleTable {
    private static final String PREFIX = "access.";
    private static final String LOGIN_PAGE = "challenge.login-page";
    private static final String OTHERWISE = "otherwise";

    private RuleTable() {}

    /** Adds rows of key and rule. Rules are shown as they are written, since the values of expressions are not shown. */
    static void addTo(ReportSection section, LoadedSettings settings) {
        Optional<String> page = settings.settings().challenge().loginPage();
        page.filter(path -> path.startsWith("/"))
                .ifPresent(path -> section.row(LOGIN_PAGE, "GET " + path + " : anyone"));
        settings.effective().stream()
                .filter(row -> row.key().startsWith(PREFIX))
                .sorted(Comparator.comparingInt(row -> number(row.key())))
                .forEach(row -> section.row(row.key(), row.value()));
        section.row(OTHERWISE, "/** : authenticated");
    }

    /** Returns the number of a rule. Settings with a key that does not end in a number are not shown at all. */
    private static int number(String key) {
        return Integer.parseInt(key.substring(PREFIX.length()));
    }
}
