package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks issuers against each other. */
final class SeveralIssuersChecks {
    private final List<TrustedIssuer> issuers;
    private final Entries entries;
    private final Problems problems;

    SeveralIssuersChecks(List<TrustedIssuer> issuers, Entries entries, Problems problems) {
        this.issuers = issuers;
        this.entries = entries;
        this.problems = problems;
    }

    void run() {
        names();
        if (issuers.size() > Settings.MAX_ISSUERS) {
            problems.error(
                    "issuers", "there are more than " + Settings.MAX_ISSUERS + " issuers", "remove some of them");
        }
        if (issuers.size() > 1) {
            issuers.forEach(this::rejectAnyAmongSeveral);
            sameIssuers();
            prefixes(IdentitySettings.PRINCIPAL_PREFIX, IdentitySettings::principalPrefix, "users", "/");
            prefixes(IdentitySettings.PREFIX_ADD, IdentitySettings::prefixAdd, "roles", "-");
        }
    }

    private void names() {
        for (Map.Entry<String, String> met : entries.issuers().entrySet()) {
            String prefix = met.getKey();
            if (!KeyName.isIssuer(KeyName.of(prefix).issuer())) {
                problems.add(new Problem(
                        met.getValue(),
                        UnknownKey.displayName(prefix),
                        "contains a name that is not valid for an issuer",
                        "write issuers.<name>. with a name of at most 32 lower-case letters, digits and hyphens that"
                                + " starts with a letter",
                        true));
            }
        }
    }

    private void rejectAnyAmongSeveral(TrustedIssuer issuer) {
        if (issuer.issuer().anyIssuer()) {
            issuer.report(problems)
                    .error(
                            IssuerSettings.ISSUER.name(),
                            "cannot be any with several issuers: its keys would be accepted for the other issuers",
                            "list the issuers");
        }
    }

    private void sameIssuers() {
        Map<String, TrustedIssuer> first = new HashMap<>();
        for (TrustedIssuer issuer : issuers) {
            for (String value : names(issuer)) {
                TrustedIssuer earlier = first.putIfAbsent(value, issuer);
                if (earlier != null) {
                    String other = earlier.scope().configuredName(IssuerSettings.ISSUER.name());
                    issuer.report(problems)
                            .error(
                                    IssuerSettings.ISSUER.name(),
                                    "contains an issuer that " + other + " (" + entries.place(other)
                                            + ") also contains",
                                    "keep it in one of them: the keys and roles of a token belong to one issuer");
                }
            }
        }
    }

    /** Returns the values of {@code iss} that select the issuer. */
    private static List<String> names(TrustedIssuer issuer) {
        List<String> names = new ArrayList<>(issuer.issuer().issuers());
        for (TenantIssuer tenants : issuer.issuer().tenantIssuers()) {
            issuer.tenants().forEach(tenant -> names.add(tenants.of(tenant)));
        }
        return names;
    }

    /** Prefixes distinguish users and roles with the same name of two issuers. */
    private void prefixes(
            SettingKey<String> key,
            Function<IdentitySettings, Optional<String>> value,
            String named,
            String separator) {
        Set<String> used = new HashSet<>();
        for (TrustedIssuer issuer : issuers) {
            if (key == IdentitySettings.PRINCIPAL_PREFIX
                    && !issuer.issuer().tenantIssuers().isEmpty()) {
                continue; // the tenant keeps its users apart from others
            }
            String prefix = value.apply(issuer.identity()).orElse("");
            Report report = issuer.report(problems);
            if (!issuer.scope().has(key) && !issuer.name().isEmpty()) {
                report.finding(
                        key.name(),
                        "is missing: " + named + " of two issuers may have the same name",
                        "add a line like `" + issuer.scope().own(key.name()) + " = " + issuer.name() + separator + "`");
            } else if (!used.add(prefix) && !prefix.isEmpty()) {
                report.finding(
                        key.name(),
                        "is also the prefix of another issuer: " + named + " of both may have the same name",
                        "give each issuer its own prefix");
            }
        }
    }
}
