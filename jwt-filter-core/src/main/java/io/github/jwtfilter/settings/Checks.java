package io.github.jwtfilter.settings;

import java.util.List;
import java.util.regex.Pattern;

/** Checks of values against each other, as far as they need no key material. */
final class Checks {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_-]+}");

    /** Microsoft publishes metadata under these, for tokens whose issuer is that of one tenant. */
    private static final Pattern ALL_TENANTS = Pattern.compile(
            "//(?:login\\.microsoftonline\\.com|sts\\.windows\\.net)/(?:common|organizations|consumers)\\b");

    private final Settings settings;
    private final TrustedIssuer issuer;
    private final Entries entries;
    private final Problems problems;

    Checks(Settings settings, Entries entries, Problems problems) {
        this.settings = settings;
        this.issuer = settings.issuers().get(0);
        this.entries = entries;
        this.problems = problems;
    }

    void run() {
        missing(IssuerSettings.ISSUER, "issuer = https://idp.example.com/realms/legacy", "whose tokens are accepted");
        missing(IssuerSettings.AUDIENCE, "audience = legacy-app", "for whom tokens must be issued");
        issuerWithoutBlanks();
        placeholders();
        new KeySourceChecks(issuer, entries, problems).run();
        lifetimes();
        splitClaims();
        audienceClaim();
        externalUrl();
        new MisreadChecks(settings, problems).run();
    }

    private void missing(SettingKey<?> key, String line, String meaning) {
        if (!entries.has(key)) {
            problems.error(key.name(), "is missing: it says " + meaning, "add a line like `" + line + "`");
        }
    }

    private void issuerWithoutBlanks() {
        for (String name : issuer.issuer().issuers()) {
            if (name.chars().anyMatch(Character::isWhitespace)) {
                problems.error(
                        IssuerSettings.ISSUER.name(),
                        "holds an issuer with a blank in it",
                        "copy the issuer from a token or from the identity provider, character by character");
            }
        }
    }

    private void placeholders() {
        for (String name : issuer.issuer().issuers()) {
            if (PLACEHOLDER.matcher(name).find() || ALL_TENANTS.matcher(name).find()) {
                problems.error(
                        IssuerSettings.ISSUER.name(),
                        "holds an issuer with a placeholder in it: no token has such an issuer",
                        "write what it stands for, such as the ID of the tenant; several tenants are several issuers");
            }
        }
    }

    private void lifetimes() {
        ClaimSettings claims = issuer.claims();
        boolean pointless = claims.maxAge().isPresent()
                && claims.maxLifetime().isPresent()
                && claims.maxAge().get().compareTo(claims.maxLifetime().get()) >= 0;
        if (pointless) {
            problems.finding(
                    ClaimSettings.MAX_AGE.name(),
                    "has no effect: claims.max-lifetime lets no token become that old",
                    "make it shorter than claims.max-lifetime, or remove it");
        }
    }

    private void splitClaims() {
        List<String> claims = issuer.identity().rolesClaims();
        if (!entries.has(IdentitySettings.ROLES_SPLIT)) {
            return;
        }
        for (String claim : issuer.identity().rolesSplit()) {
            if (!claims.contains(claim)) {
                problems.finding(
                        IdentitySettings.ROLES_SPLIT.name(),
                        "has an item that is not among roles.claims: its roles are not read",
                        "add it to roles.claims, or remove it");
            }
        }
    }

    private void audienceClaim() {
        if (issuer.issuer().anyAudience() && entries.has(IssuerSettings.AUDIENCE_CLAIM)) {
            problems.finding(
                    IssuerSettings.AUDIENCE_CLAIM.name(),
                    "has no effect, since any audience is accepted",
                    "remove it, or list the accepted audiences");
        }
    }

    private void externalUrl() {
        boolean plainHttp = settings.transport()
                .externalUrl()
                .filter(url -> "http".equals(url.getScheme()))
                .isPresent();
        if (plainHttp && settings.transport().httpsRequired()) {
            problems.finding(
                    TransportSettings.EXTERNAL_URL.name(),
                    "starts with http:, while https.required refuses what comes over plain HTTP",
                    "give the https address, or set https.required = false");
        }
    }
}
