package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reports values that are valid, but probably differ from the intention. */
final class MisreadChecks {
    private static final Set<String> WILDCARDS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("any", "all", "*", "**", ".*")));

    private final TrustedIssuer issuer;
    private final Report problems;

    MisreadChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
    }

    void run() {
        literalAny(IssuerSettings.ISSUER, issuer.issuer().issuers());
        literalAny(IssuerSettings.AUDIENCE, issuer.issuer().audiences());
        renamedBeforeStripping();
        separator();
    }

    private void literalAny(SettingKey<?> key, List<String> values) {
        for (String value : values) {
            if (WILDCARDS.contains(value.toLowerCase(Locale.ROOT))) {
                literalAny(key, values.size() == 1);
                return;
            }
            if (value.indexOf('*') >= 0) {
                problems.finding(
                        key.name(),
                        "contains " + LogText.quoted(problems.displayText(key.name(), value))
                                + ", where * is a literal character",
                        "list each value, separated by commas");
            }
        }
    }

    /** Reports a wildcard: alone, it rejects every token. */
    private void literalAny(SettingKey<?> key, boolean alone) {
        String message = "contains a value that looks like any or a wildcard, but is compared literally";
        String remedy = "write any in lower case to accept every " + key.name();
        if (alone) {
            problems.error(key.name(), message, remedy);
        } else {
            problems.finding(key.name(), message, remedy);
        }
    }

    private void separator() {
        String separator = issuer.identity().rolesSeparator().orElse("");
        if (separator.length() > 1 && (separator.contains(",") || separator.contains(";"))) {
            problems.finding(
                    IdentitySettings.ROLES_SEPARATOR.name(),
                    "has several characters, which separate roles only together, in this order",
                    new ProposedLine(issuer.scope()).line(IdentitySettings.ROLES_SEPARATOR, separator.substring(0, 1))
                            + " unless tokens have all of them between two roles");
        }
    }

    private void renamedBeforeStripping() {
        String prefix = issuer.identity().prefixStrip().orElse("");
        Map<String, List<String>> renamed = issuer.identity().rolesMap().orElse(Collections.emptyMap());
        if (!prefix.isEmpty() && renamed.keySet().stream().anyMatch(role -> role.startsWith(prefix))) {
            problems.finding(
                    IdentitySettings.ROLES_MAP.name(),
                    "renames a role that starts with roles.prefix.strip, but the prefix is stripped first",
                    "write the role without the prefix");
        }
    }
}
