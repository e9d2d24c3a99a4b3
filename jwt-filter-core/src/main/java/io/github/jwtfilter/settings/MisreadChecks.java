package io.github.jwtfilter.settings;

import java.util.List;

/** Finds values that are valid, but probably mean something else than was intended. */
final class MisreadChecks {
    private final Settings settings;
    private final TrustedIssuer issuer;
    private final Problems problems;

    MisreadChecks(Settings settings, Problems problems) {
        this.settings = settings;
        this.issuer = settings.issuers().get(0);
        this.problems = problems;
    }

    void run() {
        literalAny(IssuerSettings.ISSUER, issuer.issuer().issuers());
        literalAny(IssuerSettings.AUDIENCE, issuer.issuer().audiences());
        renamedBeforeStripping();
        everybodyTrusted();
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

    private void everybodyTrusted() {
        if (settings.transport().trustedProxies().trustsEverybody()) {
            problems.finding(
                    TransportSettings.PROXY_TRUSTED.name(),
                    "holds a range of all addresses: every client can forge its address and that it came over HTTPS",
                    "list the addresses of the proxies");
        }
    }
}
