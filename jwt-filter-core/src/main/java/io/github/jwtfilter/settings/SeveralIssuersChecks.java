package io.github.jwtfilter.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        if (issuers.size() > IssuerScopes.MOST) {
            problems.error("issuers", "there are more than " + IssuerScopes.MOST + " issuers", "remove some of them");
        }
        if (issuers.size() > 1) {
            issuers.forEach(this::anyBesideOthers);
            sameIssuers();
            samePrincipals();
        }
    }

    private void names() {
        for (Map.Entry<String, String> met : entries.issuers().entrySet()) {
            String prefix = met.getKey();
            if (!KeyName.isIssuer(KeyName.of(prefix).issuer())) {
                problems.add(new Problem(
                        met.getValue(),
                        UnknownKey.shownName(prefix),
                        "holds something that is no name of an issuer",
                        "write issuers.<name>. with a name of at most 32 lower-case letters, digits and hyphens that"
                                + " starts with a letter",
                        true));
            }
        }
    }

    private void anyBesideOthers(TrustedIssuer issuer) {
        if (issuer.issuer().anyIssuer()) {
            issuer.report(problems)
                    .error(
                            IssuerSettings.ISSUER.name(),
                            "is any beside other issuers, so that its keys would vouch for theirs",
                            "list the issuers");
        }
    }

    private void sameIssuers() {
        Map<String, TrustedIssuer> first = new HashMap<>();
        for (TrustedIssuer issuer : issuers) {
            for (String value : issuer.issuer().issuers()) {
                TrustedIssuer earlier = first.putIfAbsent(value, issuer);
                if (earlier != null) {
                    String other = earlier.scope().given(IssuerSettings.ISSUER.name());
                    issuer.report(problems)
                            .error(
                                    IssuerSettings.ISSUER.name(),
                                    "holds an issuer that " + other + " (" + entries.place(other) + ") holds too",
                                    "keep it in one of them: a token has the keys and roles of one");
                }
            }
        }
    }

    private void samePrincipals() {
        Map<String, TrustedIssuer> first = new HashMap<>();
        for (TrustedIssuer issuer : issuers) {
            String prefix = issuer.identity().principalPrefix().orElse("");
            boolean given = issuer.scope().has(IdentitySettings.PRINCIPAL_PREFIX);
            if (!given && !issuer.name().isEmpty()) {
                finding(
                        issuer,
                        "is missing: users of two issuers may have the same name",
                        "add a line like `" + issuer.scope().own(IdentitySettings.PRINCIPAL_PREFIX.name()) + " = "
                                + issuer.name() + "/`");
            } else if (first.putIfAbsent(prefix, issuer) != null && !prefix.isEmpty()) {
                finding(
                        issuer,
                        "is that of another issuer too: users of both may have the same name",
                        "give each issuer a prefix of its own");
            }
        }
    }

    private void finding(TrustedIssuer issuer, String message, String remedy) {
        issuer.report(problems).finding(IdentitySettings.PRINCIPAL_PREFIX.name(), message, remedy);
    }
}
