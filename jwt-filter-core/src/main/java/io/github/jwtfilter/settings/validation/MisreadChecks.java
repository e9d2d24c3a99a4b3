package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reports values that are valid, but probably differ from the intention. */
final class MisreadChecks {
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
    }

    private void literalAny(SettingKey<?> key, List<String> values) {
        for (String value : values) {
            if (value.equalsIgnoreCase("any") || value.equals("*")) {
                problems.finding(
                        key.name(),
                        "holds a value that looks like any or a wildcard, but is taken literally",
                        "write any in lower case to accept every " + key.name());
                return;
            }
            if (value.indexOf('*') >= 0) {
                problems.finding(
                        key.name(),
                        "holds " + LogText.quoted(problems.shown(key.name(), value)) + ", where * stands for itself",
                        "list the values one by one, separated by commas");
            }
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
