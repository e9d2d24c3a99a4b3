package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.value.ReservedHeaders;
import io.github.jwtfilter.settings.value.SimilarText;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that {@code token.header} names a header that carries a token. */
final class TokenHeaderChecks {
    /** Cloudflare Access, Google IAP, AWS, Azure App Service, oauth2-proxy, Pomerium. */
    private static final List<String> FILLED_BY_GATEWAYS = Collections.unmodifiableList(Arrays.asList(
            "Cf-Access-Jwt-Assertion",
            "X-Goog-IAP-JWT-Assertion",
            "X-Amzn-Oidc-Data",
            "X-Amzn-Oidc-Accesstoken",
            "X-MS-TOKEN-AAD-ID-TOKEN",
            "X-MS-TOKEN-AAD-ACCESS-TOKEN",
            "X-Forwarded-Access-Token",
            "X-Auth-Request-Access-Token",
            "X-Pomerium-Jwt-Assertion"));

    /** CGI (RFC 3875 section 4.1.18) and nginx. */
    private static final Pattern VARIABLE = Pattern.compile("HTTP_[A-Z0-9_]*[A-Z0-9]|\\$http_[a-z0-9_]*[a-z0-9]");

    private static final Set<String> WORDS = new HashSet<>(Arrays.asList(
            "none", "any", "all", "*", "null", "true", "false", "off", "default", "header", "cookie-only"));

    /** Names and identifiers of users, for which each gateway has another header with a token; empty for none. */
    private static final Map<String, String> OF_USERS = new HashMap<>();

    /** Prefixes and names of headers that identify requests, clients and their TLS certificates. */
    private static final List<String> OF_REQUESTS = Collections.unmodifiableList(Arrays.asList(
            "traceparent",
            "tracestate",
            "baggage",
            "x-b3-",
            "x-request-id",
            "x-correlation-id",
            "x-amzn-trace-id",
            "x-envoy-",
            "x-ssl-",
            "ssl-client",
            "x-client-cert",
            "client-cert",
            "x-original-"));

    static {
        ofUsers("X-Amzn-Oidc-Accesstoken", "x-amzn-oidc-identity");
        ofUsers(
                "X-MS-TOKEN-AAD-ID-TOKEN",
                "x-ms-client-principal",
                "x-ms-client-principal-id",
                "x-ms-client-principal-name",
                "x-ms-client-principal-idp");
        ofUsers("X-Goog-IAP-JWT-Assertion", "x-goog-authenticated-user-email", "x-goog-authenticated-user-id");
        ofUsers("Cf-Access-Jwt-Assertion", "cf-access-authenticated-user-email");
        ofUsers("X-Auth-Request-Access-Token", "x-auth-request-user", "x-auth-request-email", "x-auth-request-groups");
        ofUsers(
                "X-Forwarded-Access-Token",
                "x-forwarded-user",
                "x-forwarded-email",
                "x-forwarded-groups",
                "x-forwarded-preferred-username");
        ofUsers(
                "X-authentik-jwt",
                "x-authentik-username",
                "x-authentik-email",
                "x-authentik-name",
                "x-authentik-groups",
                "x-authentik-uid");
        ofUsers("X-Access-Token", "x-userinfo");
        ofUsers("", "remote-user", "remote-email", "remote-groups", "remote-name", "x-remote-user");
        ofUsers("", "x-consumer-id", "x-consumer-username", "x-consumer-custom-id", "x-credential-identifier");
    }

    private final TokenSettings token;
    private final Report problems;
    private final ProposedLine proposed;

    TokenHeaderChecks(TokenSettings token, Scope scope, Report problems) {
        this.token = token;
        this.problems = problems;
        this.proposed = new ProposedLine(scope);
    }

    private static void ofUsers(String instead, String... headers) {
        for (String header : headers) {
            OF_USERS.put(header, instead);
        }
    }

    void run() {
        String name = token.header().toLowerCase(Locale.ROOT).replace('_', '-');
        String gateway = OF_USERS.get(name);
        String instead = gateway == null ? ofClaim(name) : gateway;
        if (WORDS.contains(name)) {
            error(
                    "is not a header",
                    "remove this line to read the token from Authorization; token.cookie adds a cookie");
        } else if (name.equals("cookie")) {
            error(
                    "is a header with another meaning in HTTP, which cannot contain a token",
                    "write token.cookie = and the name of the cookie");
        } else if (instead != null) {
            error(
                    "is a header with the name or a claim of the user, not with a token",
                    instead.isEmpty()
                            ? "name the header with the token, or have the gateway send it in Authorization"
                            : proposed.line(TokenSettings.HEADER, instead));
        } else if (ReservedHeaders.excludeTokens(name) || OF_REQUESTS.stream().anyMatch(name::startsWith)) {
            error(
                    "is a header with another meaning in HTTP, which cannot contain a token",
                    "name the header that the gateway or the client sets, for example X-Access-Token");
        } else if (name.equals("x-amzn-oidc-data")) {
            error(
                    "is padded base64 in every request, which no JWT may be",
                    proposed.line(TokenSettings.HEADER, "X-Amzn-Oidc-Accesstoken") + " (docs/tokens-from-gateways.md)");
        } else if (VARIABLE.matcher(token.header()).matches()) {
            problems.finding(
                    TokenSettings.HEADER.name(),
                    "looks like the variable of a header, not like its name",
                    proposed.line(TokenSettings.HEADER, headerOf(token.header()))
                            + " unless clients send the header in this spelling");
        } else if (name.equals("bearer")) {
            problems.finding(
                    TokenSettings.HEADER.name(),
                    "is the scheme before the token, not a name of a header",
                    "remove this line, so that the token is read from `Authorization: Bearer …`");
        } else {
            misspelled("Authorization");
            FILLED_BY_GATEWAYS.forEach(this::misspelled);
        }
    }

    /** Returns the header with the token of a gateway that sends each claim in its own header, or null. */
    private static @Nullable String ofClaim(String name) {
        if (name.startsWith("x-pomerium-claim-")) {
            return "X-Pomerium-Jwt-Assertion";
        }
        return name.startsWith("oidc-claim-") ? "OIDC_access_token" : null;
    }

    /** Returns the name for a variable: {@code X-Access-Token} for {@code HTTP_X_ACCESS_TOKEN}. */
    private static String headerOf(String variable) {
        StringBuilder name = new StringBuilder();
        for (String part : variable.replaceFirst("^\\$?(?i:http)_", "")
                .toLowerCase(Locale.ROOT)
                .split("_", -1)) {
            if (!part.isEmpty()) {
                name.append(name.length() == 0 ? "" : "-")
                        .append(Character.toUpperCase(part.charAt(0)))
                        .append(part.substring(1));
            }
        }
        return name.toString();
    }

    private void misspelled(String known) {
        String name = token.header().toLowerCase(Locale.ROOT);
        String right = known.toLowerCase(Locale.ROOT);
        boolean sameStart = name.charAt(0) == right.charAt(0); // X-Authorization is another header
        if (sameStart && !name.equals(right) && !isFilledByGateways(name) && SimilarText.isSimilar(name, right)) {
            problems.finding(
                    TokenSettings.HEADER.name(),
                    "resembles the header " + known,
                    proposed.line(TokenSettings.HEADER, known) + " unless clients send the header in this spelling");
        }
    }

    static boolean isFilledByGateways(String header) {
        return FILLED_BY_GATEWAYS.stream().anyMatch(header::equalsIgnoreCase);
    }

    private void error(String message, String remedy) {
        problems.error(TokenSettings.HEADER.name(), message, remedy);
    }
}
