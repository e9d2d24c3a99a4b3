package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.PlainTextParser;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the settings of one issuer, without key material. */
final class IssuerChecks {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_-]+}");

    /** Microsoft publishes metadata at these addresses for tokens with the issuer of one tenant. */
    private static final Pattern ALL_TENANTS = Pattern.compile(
            "//(?:login\\.microsoftonline\\.com|sts\\.windows\\.net)/(?:common|organizations|consumers)\\b");

    private final TrustedIssuer issuer;
    private final LoginUse login;
    private final Scope scope;
    private final Report problems;

    IssuerChecks(TrustedIssuer issuer, LoginUse login, Report problems) {
        this.issuer = issuer;
        this.login = login;
        this.scope = issuer.scope();
        this.problems = problems;
    }

    void run() {
        missing(IssuerSettings.ISSUER, "https://idp.example.com/realms/legacy", "the issuer whose tokens are accepted");
        if (!login.isOnly()) {
            missing(IssuerSettings.AUDIENCE, "legacy-app", "the application for which tokens must be issued");
        }
        issuerWithoutBlanks();
        placeholders();
        new IssuerFormChecks(issuer, problems).run();
        new AudienceChecks(issuer, problems).run();
        new KeySourceChecks(issuer, login, problems).run();
        if (scope.has(LocalKeySettings.SECRET) || scope.has(LocalKeySettings.KEYSTORE_PASSWORD)) {
            new SecretChecks(issuer, problems).run();
        }
        lifetimes();
        skew();
        splitClaims();
        audienceClaim();
        if (scope.has(ClaimSettings.REQUIRED)) {
            new RequiredClaimChecks(issuer, problems).run();
        }
        if (!issuer.issuer().tenantIssuers().isEmpty() || scope.has(IdentitySettings.PRINCIPAL_PREFIX)) {
            new TenantChecks(issuer, problems).run();
        }
        if (scope.hasAny(IdentitySettings.KEYS)) {
            new ClaimPathChecks(scope, problems).run(issuer.identity());
        }
        if (!issuer.claims().match().isEmpty()) {
            new ClaimMatchChecks(problems).run(issuer.claims());
        }
        new PresetChecks(issuer, login, problems).run();
        new MisreadChecks(issuer, problems).run();
    }

    private void missing(SettingKey<?> key, String value, String meaning) {
        if (!scope.has(key)) {
            problems.error(
                    key.name(),
                    "is missing: it names " + meaning,
                    "add a line like `" + scope.own(key.name()) + " = " + value + "`");
        }
    }

    private void issuerWithoutBlanks() {
        for (String name : issuer.issuer().issuers()) {
            if (PlainTextParser.hasBlanks(name)) {
                problems.error(
                        IssuerSettings.ISSUER.name(),
                        "contains an issuer with a blank",
                        "copy the issuer from a token or from the identity provider, character by character");
            }
        }
    }

    private void placeholders() {
        for (String name : issuer.issuer().issuers()) {
            if (TenantIssuer.find(name) == null && hasPlaceholder(name)) {
                problems.error(
                        IssuerSettings.ISSUER.name(),
                        "contains an issuer with a placeholder: no token has such an issuer",
                        "replace the placeholder, for example with the ID of the tenant; for several tenants of Entra"
                                + " ID write https://login.microsoftonline.com/{tenantid}/v2.0 or"
                                + " https://sts.windows.net/{tenantid}/, and list them in claims.match.tid");
            }
        }
    }

    static boolean hasPlaceholder(String name) {
        return PLACEHOLDER.matcher(name).find() || ALL_TENANTS.matcher(name).find();
    }

    private void lifetimes() {
        ClaimSettings claims = issuer.claims();
        boolean pointless = claims.maxAge().isPresent()
                && claims.maxLifetime().isPresent()
                && claims.maxAge().get().compareTo(claims.maxLifetime().get()) >= 0;
        if (pointless) {
            problems.finding(
                    ClaimSettings.MAX_AGE.name(),
                    "has no effect: claims.max-lifetime already excludes tokens of that age",
                    "reduce it below claims.max-lifetime, or remove it");
        }
    }

    /** Reports a clock skew that exceeds the maximum age: the skew is added to the age and would dominate it. */
    private void skew() {
        ClaimSettings claims = issuer.claims();
        if (claims.maxAge().isPresent() && claims.maxAge().get().compareTo(claims.clockSkew()) < 0) {
            problems.finding(
                    ClaimSettings.MAX_AGE.name(),
                    "is shorter than claims.clock-skew, which is added to it, so that older tokens are accepted",
                    "write `" + scope.own(ClaimSettings.CLOCK_SKEW.name()) + " = 5s`, or a longer claims.max-age");
        }
    }

    private void splitClaims() {
        List<String> claims = issuer.identity().rolesClaims();
        if (!scope.has(IdentitySettings.ROLES_SPLIT)) {
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
        if (issuer.issuer().anyAudience() && scope.isWritten(IssuerSettings.AUDIENCE_CLAIM)) {
            problems.finding(
                    IssuerSettings.AUDIENCE_CLAIM.name(),
                    "has no effect, since any audience is accepted",
                    "remove it, or list the accepted audiences");
        }
    }
}
