package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.request.HttpToken;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.preset.Preset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the configured header, cookie and type can be those of a token. */
final class TokenPlaceChecks {
    private static final Set<String> SESSION_COOKIES =
            new HashSet<>(Arrays.asList("jsessionid", "jsessionidsso", "phpsessid", "asp.net_sessionid"));

    /** Cookies in which gateways and frameworks keep an encrypted session: oauth2-proxy, Azure, AWS, Apache, next-auth. */
    private static final Pattern ENCRYPTED_SESSION = Pattern.compile(
            "(?i)_oauth2_proxy|AppServiceAuthSession|AWSELBAuthSessionCookie|mod_auth_openidc_session"
                    + "|(?:__Secure-)?(?:next-auth|authjs)\\.session-token|\\.AspNetCore\\.Cookies|appSession|_pomerium");

    private static final Set<String> TYPES_OF_PAYLOADS =
            new HashSet<>(Arrays.asList("bearer", "id", "refresh", "offline", "access", "access_token", "id_token"));

    private static final Set<String> WILDCARDS = new HashSet<>(Arrays.asList("*", "*/*", "any", "none"));

    /** The first chunk of a cookie, or all of them in the syntax of a pattern. */
    private static final Pattern CHUNK = Pattern.compile("(.+?)(?:[._](?:[01]|\\*)|(?<=[a-z])C1|\\*)");

    private final Settings settings;
    private final Report problems;
    private final ProposedLine proposed;

    TokenPlaceChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.problems = problems;
        this.proposed = new ProposedLine(scope);
    }

    void run() {
        settings.token().cookie().ifPresent(this::cookie);
        settings.token().type().ifPresent(this::type);
    }

    private void cookie(String name) {
        if (SESSION_COOKIES.contains(name.toLowerCase(Locale.ROOT))) {
            problems.error(
                    TokenSettings.COOKIE.name(),
                    "is the session cookie of a server, which contains a session ID, not a token",
                    proposed.line(TokenSettings.COOKIE, "__Host-access"));
            return;
        }
        Matcher chunk = CHUNK.matcher(name);
        if (ENCRYPTED_SESSION.matcher(name).matches()) {
            problems.finding(
                    TokenSettings.COOKIE.name(),
                    "is the name of a cookie in which gateways keep an encrypted session, not a token",
                    "name a cookie with the token, or have the gateway send the token in a header"
                            + " (docs/tokens-from-gateways.md), unless this cookie contains the token");
        } else if (chunk.matches()) {
            problems.finding(
                    TokenSettings.COOKIE.name(),
                    "looks like the name of a chunk, which contains only a part of the token",
                    proposed.line(TokenSettings.COOKIE, String.valueOf(chunk.group(1)))
                            + ", since chunks are located by the name of the whole cookie");
        }
    }

    private void type(String type) {
        String key = TokenSettings.TYPE.name();
        String orRemove = ", or remove this line to accept tokens without a type, JWT and at+jwt";
        if (WILDCARDS.contains(type.toLowerCase(Locale.ROOT)) || type.indexOf('*') >= 0) {
            problems.error(
                    key,
                    "is not a type, and a wildcard is compared literally",
                    "remove this line to accept tokens without a type, JWT and at+jwt");
        } else if (type.matches(".*[,;|\\s].*")) {
            problems.error(
                    key,
                    "is a list, while a token has one type, which is compared as a whole",
                    proposed.line(TokenSettings.TYPE, type.trim().split("[,;|\\s]+", 2)[0]) + orRemove);
        } else if (!HttpToken.isToken(type.replaceFirst("/", ""))) {
            problems.error(key, "is not a media type", proposed.line(TokenSettings.TYPE, "at+jwt") + orRemove);
        } else if (TYPES_OF_PAYLOADS.contains(type.toLowerCase(Locale.ROOT))) {
            ofPayload(type);
        }
    }

    /** Reports types that Keycloak writes into the payload; its header always contains {@code JWT}. */
    private void ofPayload(String type) {
        String key = TokenSettings.TYPE.name();
        String message = "is a type that issuers write into the payload, while this setting applies to the header";
        String remedy = "write `claims.match.typ = " + problems.displayText(key, type) + "` instead";
        boolean keycloak = settings.issuers().stream()
                .anyMatch(issuer -> issuer.issuer().preset().orElse(null) == Preset.KEYCLOAK);
        if (keycloak) {
            problems.error(key, message, remedy);
        } else {
            problems.finding(key, message, remedy);
        }
    }
}
