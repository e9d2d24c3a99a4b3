package io.github.jwtfilter.settings;

import java.util.List;

/** Finds values that are valid, but probably mean something else than was intended. */
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
        if (values.stream().anyMatch(value -> value.equalsIgnoreCase("any") || value.equals("*"))) {
            problems.finding(
                    key.name(),
                    "holds a value that looks like any or a wildcard, but is taken literally",
                    "write any in lower case to accept every " + key.name());
        }
    }

    private void renamedBeforeStripping() {
        String prefix = issuer.identity().prefixStrip().orElse("");
        boolean prefixed = issuer.identity()
                .rolesMap()
                .filter(map -> map.keySet().stream().anyMatch(role -> role.startsWith(prefix)))
                .isPresent();
        if (!prefix.isEmpty() && prefixed) {
            problems.finding(
                    IdentitySettings.ROLES_MAP.name(),
                    "renames a role that starts with roles.prefix.strip, but the prefix is stripped first",
                    "write the role without the prefix");
        }
    }
}
