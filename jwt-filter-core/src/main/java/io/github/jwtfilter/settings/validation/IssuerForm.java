package io.github.jwtfilter.settings.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that is often mistaken for the issuer, although {@code iss} differs: that of a metadata document, an
 * endpoint or a console, or one with a superfluous or missing slash. Each form has a mark: a text in lower case that occurs,
 * in any case, in each of its addresses. Only the expressions of forms whose marks occur are compiled.
 */
final class IssuerForm {
    /** The ID of a tenant of Entra ID, or its placeholder. */
    private static final String GUID = "(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\{tenantid})";

    private static final List<IssuerForm> FORMS = new ArrayList<>();

    static {
        form("http", "https?(?::/|//)([^/].*)", "has no two slashes after the scheme", "https://$1");
        form("realms/", "([^:/]+\\.[^:/]+(?::\\d+)?/(?:auth/)?realms/[^/]+)/?", "has no scheme", "https://$1");
        externalTenants();
        metadata();
        keycloak();
        entra();
        String okta = "(https://[^/]+\\.(?:okta|oktapreview|okta-emea)\\.com";
        form(
                "okta",
                okta + "/oauth2(?:/[^/]+)?)/(?:v1/.*)?",
                "is the address of an endpoint of Okta, or has a slash at its end",
                "$1");
        form(
                "okta",
                "https://([^/.]+)-admin(\\.(?:okta|oktapreview)\\.com.*)",
                "is the address of Okta's console",
                "https://$1$2");
        form(
                "auth0",
                "(https://[^/]+\\.auth0\\.com)(?:|/.+)",
                "has no slash at its end, or further characters after it",
                "$1/");
        form(
                "cognito",
                "(https://cognito-idp\\.[^/]+/[^/]+)/.*",
                "is the address of a document of Cognito, or has a slash at its end",
                "$1");
        form(
                "cognito",
                "https://[^/]+\\.auth\\.([^./]+)\\.amazoncognito\\.com.*",
                "is the address of Cognito's login pages, which no token contains",
                "https://cognito-idp.$1.amazonaws.com/<user pool ID>");
        form(
                "google",
                "https://accounts\\.google\\.com/.*",
                "has additional characters after Google's issuer",
                "https://accounts.google.com");
        form(
                "githubusercontent",
                "(https://token\\.actions\\.githubusercontent\\.com(?:/[^/]+)?)/",
                "ends in a slash, unlike the issuer of GitHub Actions",
                "$1");
        form("#", "(https?://[^?#]+)#.*", "contains a fragment, which no issuer has", "$1");
    }

    private final String mark;
    private final String expression;
    private final String message;
    private final String replacement;
    private final boolean lowerCase;

    private IssuerForm(String mark, String expression, String message, String replacement, boolean lowerCase) {
        this.mark = mark;
        this.expression = "^(?:" + expression + ")$";
        this.message = message;
        this.replacement = replacement;
        this.lowerCase = lowerCase;
    }

    /** OpenID Connect appends the path of the document (Discovery 1.0 section 4), RFC 8414 section 3 inserts it. */
    private static void metadata() {
        String message = "is the address of a metadata document, not the issuer that the document names";
        form("well-known", "(https?://[^/]+\\.auth0\\.com)/(?i:\\.?well-known)/.*", message, "$1/");
        form(
                "well-known",
                "(https?://[^/]+)/(?i:\\.?well-known)/(?i:openid-configuration|oauth-authorization-server)(/.+)",
                message,
                "$1$2");
        form("well-known", "(https?://.+)/(?i:\\.?well-known)(?:/.*)?", message, "$1");
    }

    /** Azure AD B2C and Entra External ID: the domain of a tenant occurs in addresses, but not in the path of its issuer. */
    private static void externalTenants() {
        String issuerOfB2c = "(?:" + GUID + "/v2\\.0/|tfp/" + GUID + "/[^/]+/v2\\.0/)";
        form(
                "b2c",
                "(https://[^/]+\\.b2clogin\\.com/" + GUID + "/v2\\.0)",
                "has no slash at its end, unlike the issuers of Azure AD B2C",
                "$1/");
        form(
                "b2c",
                "(https://(?:[^/]+\\.b2clogin\\.com|(?=.*/B2C_1)[^/]+)/)(?!" + issuerOfB2c + "$).*",
                "is an address of Azure AD B2C, whose issuer contains the ID of the tenant and no user flow (name the"
                        + " metadata of the user flow in keys.discovery-uri)",
                "$1<tenant ID>/v2.0/");
        form(
                "ciamlogin",
                "https://(?!" + GUID + "\\.)[^/]+\\.ciamlogin\\.com/(" + GUID + ")(?:/.*)?",
                "names the tenant by its domain, while tokens of Entra External ID contain its ID",
                "https://$1.ciamlogin.com/$1/v2.0");
    }

    private static void keycloak() {
        form(
                "/admin/",
                "(https?://.+?)/admin/[^/]+/console/?(?:\\?[^#]*)?#/(?:realms/)?([^/?]+).*",
                "is the address of Keycloak's console",
                "$1/realms/$2");
        form("/admin/", "(https?://.+?)/admin(/realms/[^/]+).*", "is the address of Keycloak's administration", "$1$2");
        form(
                "/realms/",
                "(https?://.+/realms/[^/]+)/(?:protocol/.*|account.*|broker.*|login-actions.*|clients-registrations.*)?",
                "is the address of an endpoint of the realm, or has a slash at its end",
                "$1");
    }

    private static void entra() {
        String host = "https://login\\.microsoftonline\\.com/";
        String message = "is not an issuer of Entra ID, which ends in the ID of the tenant and /v2.0";
        String v2 = "https://login.microsoftonline.com/$1/v2.0";
        FORMS.add(new IssuerForm(
                "microsoftonline",
                host + "(" + GUID + ")(?:/v2\\.0/.*|/oauth2/v2\\.0.*|/discovery/v2\\.0.*|/?|/oauth2/.*)",
                message,
                v2,
                true));
        FORMS.add(new IssuerForm(
                "https://",
                "(https://(?:login\\.microsoftonline\\.com|sts\\.windows\\.net)/(?=[^/]*[A-F])" + GUID
                        + "/(?:v2\\.0)?)",
                "contains the ID of the tenant in upper case, while tokens contain it in lower case",
                "$1",
                true));
        form(
                "microsoftonline",
                host + "(?!" + GUID + "|common\\b|organizations\\b|consumers\\b)[a-z0-9.-]+\\.[a-z]+(?:/.*)?",
                "names the tenant by its domain, while tokens contain its ID",
                "https://login.microsoftonline.com/<tenant ID>/v2.0");
        FORMS.add(new IssuerForm(
                "windows.net",
                "https://(?:sts\\.windows\\.net/(?=" + GUID + "(?!/$))|login\\.windows\\.net/)(" + GUID + ")(?:/.*)?",
                "is not an issuer of version 1 tokens, which ends in the ID of the tenant and a slash",
                "https://sts.windows.net/$1/",
                true));
    }

    private static void form(String mark, String expression, String message, String replacement) {
        FORMS.add(new IssuerForm(mark, expression, message, replacement, false));
    }

    /** Returns the form of a text, or null if it may be an issuer. */
    static @Nullable IssuerForm of(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        for (IssuerForm form : FORMS) {
            if (lowerCase.contains(form.mark) && form.matcher(text).matches()) {
                return form;
            }
        }
        return null;
    }

    private Matcher matcher(String text) {
        return Pattern.compile(expression).matcher(text);
    }

    /** Returns the message, a predicate without its subject. */
    String message() {
        return message;
    }

    /** Returns the intended issuer. */
    String issuer(String text) {
        String issuer = changed(text);
        IssuerForm next = of(issuer);
        return next == null ? issuer : next.changed(issuer);
    }

    private String changed(String text) {
        String issuer = matcher(text).replaceFirst(replacement);
        return lowerCase ? issuer.toLowerCase(Locale.ROOT) : issuer;
    }
}
