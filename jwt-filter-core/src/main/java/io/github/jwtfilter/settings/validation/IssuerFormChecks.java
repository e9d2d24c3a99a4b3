package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.value.Placeholder;
import io.github.jwtfilter.settings.value.PlainTextParser;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks that an issuer can be the {@code iss} of a token. */
final class IssuerFormChecks {
    private static final Pattern DEFAULT_PORT = Pattern.compile("https://[^/]+:443(?:/.*)?|http://[^/]+:80(?:/.*)?");
    private static final Pattern ENDPOINT =
            Pattern.compile("https?://.*/(?:token|authorize|jwks|jwks\\.json|certs|keys|userinfo|introspect)");

    /** GitHub Enterprise Server and WSO2 have issuers that resemble endpoints. */
    private static final Pattern ENDPOINT_AS_ISSUER =
            Pattern.compile(".*/_services/token|https://[^/]+(?:/t/[^/]+)?/oauth2/token");

    private static final Pattern ADFS = Pattern.compile("https(://[^/]+/adfs/services/trust)");

    private static final Pattern B2C = Pattern.compile("(https://[^/]+\\.b2clogin\\.com/).*");

    private static final Pattern INTERNAL_HOST =
            Pattern.compile("https?://(?:[^/]+\\.svc(?:\\.cluster\\.local)?|host\\.docker\\.internal)(?::\\d+)?/.*");

    private final TrustedIssuer issuer;
    private final Report problems;
    private final ProposedLine proposed;

    IssuerFormChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
        this.proposed = new ProposedLine(issuer.scope());
    }

    void run() {
        for (String name : issuer.issuer().issuers()) {
            check(name);
        }
        tokenVersion();
    }

    private void check(String name) {
        boolean ofTenants = TenantIssuer.find(name) != null;
        if (!ofTenants && IssuerChecks.hasPlaceholder(name)) {
            return; // reported there
        }
        IssuerForm form = IssuerForm.of(name);
        if (Placeholder.isIn(name)) {
            error(
                    "contains a placeholder: no token has such an issuer",
                    "replace the placeholder; compare with the iss of a token");
        } else if (form != null && !PlainTextParser.hasBlanks(name)) {
            error(form.message(), proposed.replacing(IssuerSettings.ISSUER, name, form.issuer(name)));
        } else if (isUrl(name) && !isAscii(name)) {
            error(
                    "contains a letter outside of ASCII, which no address contains",
                    "type the address again, as in the iss of a token");
        } else if (name.matches("(?i:https?)://.*") && !lowerCaseHost(name).equals(name)) {
            finding("contains a scheme or host in upper case, which issuers rarely have", name, lowerCaseHost(name));
        } else if (DEFAULT_PORT.matcher(name).matches()) {
            finding("contains the default port, which issuers omit", name, name.replaceFirst(":(?:443|80)(?=/|$)", ""));
        } else if (isUrl(name) && name.indexOf('?') >= 0) {
            finding("contains a query, which an issuer should not have", name, name.substring(0, name.indexOf('?')));
        } else if (ADFS.matcher(name).matches()) {
            finding(
                    "starts with https, while access tokens of AD FS contain its identifier with http",
                    name,
                    ADFS.matcher(name).replaceFirst("http$1"));
        } else if (B2C.matcher(name).matches()
                && issuer.scope().configured(KeySettings.SOURCES).isEmpty()) {
            error(
                    "is an issuer of Azure AD B2C, below which there is no metadata document",
                    "add `" + issuer.scope().own(RemoteKeySettings.DISCOVERY_URI.name()) + " = "
                            + B2C.matcher(problems.displayText(IssuerSettings.ISSUER.name(), name))
                                    .replaceFirst("$1")
                            + "<tenant ID>/<user flow>/v2.0/.well-known/openid-configuration`");
        } else if (ENDPOINT.matcher(name).matches()
                && !ENDPOINT_AS_ISSUER.matcher(name).matches()) {
            problems.finding(
                    IssuerSettings.ISSUER.name(),
                    "looks like the address of an endpoint, not like an issuer",
                    "compare it with the iss of a token");
        } else if (name.contains("/realms/") && INTERNAL_HOST.matcher(name).matches()) {
            problems.finding(
                    IssuerSettings.ISSUER.name(),
                    "is an address inside the cluster, while tokens of users contain the public address",
                    "write the public address here, and `" + issuer.scope().own(RemoteKeySettings.JWKS_URI.name())
                            + " = " + problems.displayText(IssuerSettings.ISSUER.name(), name)
                            + "/protocol/openid-connect/certs` (docs/docker.md)");
        }
    }

    private static String lowerCaseHost(String name) {
        int path = name.indexOf('/', name.indexOf("://") + 3);
        int end = path < 0 ? name.length() : path;
        return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
    }

    /** Version 1 tokens have another issuer, and another {@code ver}, which the presets require. */
    private void tokenVersion() {
        Preset preset = issuer.issuer().preset().orElse(null);
        if (preset == Preset.ENTRA && has("https://sts.windows.net/")) {
            otherPreset("2", Preset.ENTRA_V1);
        } else if (preset == Preset.ENTRA_V1 && has("https://login.microsoftonline.com/")) {
            otherPreset("1", Preset.ENTRA);
        }
    }

    private boolean has(String start) {
        boolean allOfThem = issuer.issuer().issuers().stream().allMatch(name -> name.startsWith(start));
        Entry version = issuer.scope().get("claims.match.ver");
        boolean ofPreset = version != null && version.known() != null;
        return allOfThem && ofPreset && !issuer.issuer().issuers().isEmpty();
    }

    private void otherPreset(String version, Preset other) {
        problems.error(
                IssuerSettings.PRESET.name(),
                "requires tokens of version " + version + ", which this issuer does not sign",
                proposed.line(IssuerSettings.PRESET, other.word()));
    }

    private void error(String message, String remedy) {
        problems.error(IssuerSettings.ISSUER.name(), message, remedy);
    }

    private void finding(String message, String name, String replacement) {
        problems.finding(
                IssuerSettings.ISSUER.name(),
                message,
                proposed.replacing(IssuerSettings.ISSUER, name, replacement) + " unless tokens have it");
    }

    private static boolean isUrl(String name) {
        return name.startsWith("https://") || name.startsWith("http://");
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
