package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.value.Placeholder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that an audience identifies this application: not one that only unverifiable tokens have, nor one that all
 * tokens have.
 */
final class AudienceChecks {
    private static final Set<String> KEYCLOAK_CLIENTS = new HashSet<>(Arrays.asList(
            "account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console"));

    /** Microsoft Graph signs a hash of the nonce in the header of its tokens, so only Graph can verify them. */
    private static final Pattern GRAPH = Pattern.compile(
            "0000000[23]-0000-0000-c000-000000000000(?:/.*)?|https://graph\\.(?:microsoft\\.com|windows\\.net)/?");

    /** Other APIs of Microsoft, to which clients send their tokens instead of to this application. */
    private static final Pattern AZURE = Pattern.compile(
            "https://(?:management\\.(?:core\\.windows\\.net|azure\\.com)|vault\\.azure\\.net|storage\\.azure\\.com)/?");

    private static final Pattern AUTH0_MANAGEMENT = Pattern.compile("https://[^/]+\\.auth0\\.com/api/v2/?");
    private static final Pattern API_SERVER =
            Pattern.compile("https://kubernetes\\.default(?:\\.svc(?:\\.cluster\\.local)?)?/?");
    private static final Pattern APPLICATION_URI =
            Pattern.compile("api://([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern USER_POOL = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d_[A-Za-z0-9]+");
    private static final Pattern SEVERAL = Pattern.compile("[^;|]+[;|][^;|].*|[^;|]+;");
    private static final String EXAMPLE = "legacy-app";

    private final TrustedIssuer issuer;
    private final Report problems;
    private final ProposedLine proposed;
    private final boolean remote;

    AudienceChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
        this.proposed = new ProposedLine(issuer.scope());
        this.remote = issuer.scope().configured(LocalKeySettings.SOURCES).isEmpty();
    }

    void run() {
        if (issuer.issuer().anyAudience() && remote) {
            finding(
                    "is any, so that tokens that the issuer signs for other applications are also accepted",
                    proposed.line(IssuerSettings.AUDIENCE, EXAMPLE) + ", with the aud of tokens for this application");
        }
        List<String> audiences = issuer.issuer().audiences();
        for (String audience : audiences) {
            impossible(audience);
            shared(audience);
        }
        if (issuer.issuer().preset().orElse(null) == Preset.ENTRA) {
            applicationUris(audiences);
        }
    }

    private void impossible(String audience) {
        if (Placeholder.isIn(audience)) {
            error(
                    "contains a placeholder: no token has such an audience",
                    "replace the placeholder; compare with aud of a token");
        } else if (GRAPH.matcher(audience).matches()) {
            error(
                    "is the audience of Microsoft Graph, whose tokens only Graph can verify",
                    "configure clients to request a scope of this application (api://<client ID>/access), and "
                            + proposed.replacing(IssuerSettings.AUDIENCE, audience, "<client ID of this application>"));
        } else if (AZURE.matcher(audience).matches()) {
            error(
                    "is an API of Azure, for which every client of the tenant can get tokens",
                    "configure clients to request a scope of this application (api://<client ID>/access), and "
                            + proposed.replacing(IssuerSettings.AUDIENCE, audience, "<client ID of this application>"));
        } else if (isTenant(audience)) {
            error(
                    "is the ID of the tenant",
                    proposed.replacing(IssuerSettings.AUDIENCE, audience, "<client ID of this application>"));
        } else if (issuer.issuer().preset().orElse(null) == Preset.COGNITO
                && USER_POOL.matcher(audience).matches()) {
            error(
                    "is the ID of a user pool",
                    proposed.replacing(IssuerSettings.AUDIENCE, audience, "<ID of the app client>"));
        } else if (SEVERAL.matcher(audience).matches()) {
            problems.finding(
                    IssuerSettings.AUDIENCE.name(),
                    "contains a semicolon or a bar, which is not a separator",
                    proposed.replacing(
                            IssuerSettings.AUDIENCE,
                            audience,
                            audience.replaceAll("[;|]$", "").replaceAll("[;|]", ", ")));
        }
    }

    private boolean isTenant(String audience) {
        for (String name : issuer.issuer().issuers()) {
            if (name.startsWith("https://login.microsoftonline.com/" + audience + "/")
                    || name.equals("https://sts.windows.net/" + audience + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Reports audiences that tokens for other applications also have. */
    private void shared(String audience) {
        String instead = proposed.replacing(IssuerSettings.AUDIENCE, audience, EXAMPLE);
        if (KEYCLOAK_CLIENTS.contains(audience)) {
            finding(
                    "is a client of Keycloak itself: tokens for other applications also name it, and some tokens for"
                            + " this application do not",
                    instead + " with an audience mapper (docs/identity-providers.md#keycloak)");
        } else if (audience.matches("https?://.+/userinfo")) {
            finding(
                    "is the address of user information, which the tokens for every API of the tenant name",
                    proposed.replacing(IssuerSettings.AUDIENCE, audience, "https://legacy.example.com/api")
                            + ", the identifier of this API");
        } else if (AUTH0_MANAGEMENT.matcher(audience).matches()) {
            finding(
                    "is Auth0's Management API",
                    proposed.replacing(IssuerSettings.AUDIENCE, audience, "https://legacy.example.com/api")
                            + ", the identifier of this API");
        } else if (API_SERVER.matcher(audience).matches()) {
            finding(
                    "is the API server, which the default token of each pod names",
                    instead + " and mount a token for this audience (docs/identity-providers.md#kubernetes)");
        } else if (remote
                && audience.startsWith("http")
                && issuer.issuer().issuers().contains(audience)) {
            finding("is the issuer itself, so that tokens for other applications may also be accepted", instead);
        }
    }

    /** Reports application ID URIs: version 2 tokens contain the client ID of the API, never its URI. */
    private void applicationUris(List<String> audiences) {
        boolean uris = !audiences.isEmpty() && audiences.stream().allMatch(audience -> audience.startsWith("api://"));
        if (!uris) {
            return;
        }
        Matcher uri = APPLICATION_URI.matcher(audiences.get(0));
        error(
                "is an application ID URI, while tokens of version 2.0 contain the client ID",
                proposed.replacing(
                        IssuerSettings.AUDIENCE,
                        audiences.get(0),
                        uri.matches() ? uri.group(1) : "<client ID of this application>"));
    }

    private void error(String message, String remedy) {
        problems.error(IssuerSettings.AUDIENCE.name(), message, remedy);
    }

    private void finding(String message, String remedy) {
        problems.finding(IssuerSettings.AUDIENCE.name(), message, remedy);
    }
}
