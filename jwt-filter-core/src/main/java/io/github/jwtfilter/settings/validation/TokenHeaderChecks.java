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

/** Checks that {@code token.header} names a header that carries a token. */
final class TokenHeaderChecks {
    /** Cloudflare Access, Google IAP, AWS, Azure App Service, oauth2-proxy, Pomerium. */
    static final List<String> FILLED_BY_GATEWAYS = Collections.unmodifiableList(Arrays.asList(
            "Cf-Access-Jwt-Assertion",
            "X-Goog-IAP-JWT-Assertion",
            "X-Amzn-Oidc-Data",
            "X-Amzn-Oidc-Accesstoken",
            "X-MS-TOKEN-AAD-ID-TOKEN",
            "X-MS-TOKEN-AAD-ACCESS-TOKEN",
            "X-Forwarded-Access-Token",
            "X-Auth-Request-Access-Token",
            "X-Pomerium-Jwt-Assertion"));

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
        ofUsers("", "remote-user", "x-remote-user");
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
        String instead = OF_USERS.get(name);
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
                    "is a header with the name of the user, not with a token",
                    instead.isEmpty()
                            ? "name the header with the token, or have the gateway send it in Authorization"
                            : proposed.line(TokenSettings.HEADER, instead));
        } else if (ReservedHeaders.excludeTokens(name) || OF_REQUESTS.stream().anyMatch(name::startsWith)) {
            error(
                    "is a header with another meaning in HTTP, which cannot contain a token",
                    "name the header that the gateway or the client sets, for example X-Access-Token");
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

    private void misspelled(String known) {
        String name = token.header().toLowerCase(Locale.ROOT);
        String right = known.toLowerCase(Locale.ROOT);
        boolean sameStart = name.charAt(0) == right.charAt(0); // X-Authorization is another header
        if (sameStart && !name.equals(right) && !isGateways(name) && SimilarText.isSimilar(name, right)) {
            problems.finding(
                    TokenSettings.HEADER.name(),
                    "resembles the header " + known,
                    proposed.line(TokenSettings.HEADER, known) + " unless clients send the header in this spelling");
        }
    }

    private static boolean isGateways(String name) {
        return FILLED_BY_GATEWAYS.stream().anyMatch(name::equalsIgnoreCase);
    }

    private void error(String message, String remedy) {
        problems.error(TokenSettings.HEADER.name(), message, remedy);
    }
}
