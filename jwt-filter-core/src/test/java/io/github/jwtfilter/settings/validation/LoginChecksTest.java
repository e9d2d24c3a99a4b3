package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginChecksTest {
    private static final String SMALLEST = """
            preset = keycloak
            issuer = https://idp.example.com/realms/legacy
            login = openid
            login.client-id = legacy-app
            login.client-secret = ${env:CLIENT_SECRET}
            """;
    private static final String TWO_ISSUERS = """
            issuer = https://idp.example.com
            audience = app
            issuers.partner.issuer = https://partner.example.net
            issuers.partner.audience = app
            issuers.partner.principal.prefix = partner/
            issuers.partner.roles.prefix.add = partner-
            login = openid
            login.client-id = app
            """;

    private static final Pattern PROPERTIES = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    private final SettingsUnderTest settings = new SettingsUnderTest();

    LoginChecksTest() {
        settings.environment.withVariable("CLIENT_SECRET", "kT7~p.secret");
    }

    private List<String> problems(String content) {
        return SettingsUnderTest.lines(settings.read(content));
    }

    private List<String> with(String lines) {
        return problems(SMALLEST + lines.replace("; ", "\n"));
    }

    @Test
    void the_smallest_file_needs_no_audience() {
        assertThat(problems(SMALLEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience = legacy-api",
                "session.store = jdbc; store.jdbc.url = jdbc:h2:mem:x; session.keys = a.pem",
                "session.same-site = strict",
                "session.provider-outage = 0s",
                "login.scopes = openid, offline_access",
                "login.logout = /logout; login.after-logout = /goodbye.jsp",
                "login.after-logout = https://www.example.com/",
                "login.backchannel-logout = /jwt/backchannel",
                "login.claims-from = userinfo; login.userinfo-endpoint = https://idp.example.com/userinfo",
                "login.token-endpoint = http://localhost:8080/token",
                "keys.insecure-http = true; login.token-endpoint = http://idp:8080/token",
                "login.extra.acr_values = gold silver; login.extra.kc_idp_hint = ad",
                "login.encryption-key = hex:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                "login.issuer = https://idp.example.com/realms/legacy",
                "external-url = https://apps.example.com",
                "external-url = http://localhost:8080; https.required = false",
                "keys.jwks-file = jwks.json; keys.ca = ca.pem; keys.fetch-timeout = 4s"
            })
    void accepts_the_variants_of_a_login(String lines) {
        assertThat(with(lines).stream().filter(line -> !line.contains("keys.insecure-http: permits")))
                .isEmpty();
    }

    @Test
    void a_client_without_a_secret_is_public() {
        assertThat(problems(SMALLEST.replaceFirst("login.client-secret.*\n", "")))
                .isEmpty();
    }

    @Test
    void a_client_needs_an_id() {
        assertThat(problems("issuer = https://idp.example.com\nlogin = openid"))
                .containsExactly("jwt-filter.properties: login.client-id: is missing: it names this application at the"
                        + " identity provider; register the application there, and add a line like `login.client-id ="
                        + " legacy-app`");
    }

    @Test
    void a_login_needs_an_issuer() {
        assertThat(problems("login = openid\nlogin.client-id = a\nsession.store = memory"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties: issuer: is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login.client-key = client.pem | 6: login.client-key: is set together with login.client-secret",
                "challenge.login-page = /login.jsp | 6: challenge.login-page: is set together with login",
                "external-url = http://apps.example.com | 6: external-url: starts with http:, and so does the redirect URI",
                "session.store = jdbc; store.jdbc.url = jdbc:h2:mem:x | 6: session.store: is a store for several servers",
                "session.store = redis; store.redis.url = rediss://r; login.encryption-key = hex:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
                        + " | 6: session.store: is a store for several servers",
                "login.encryption-key = hex:00112233 | 6: login.encryption-key: is shorter than 32 bytes",
                "login.encryption-key = ${env:CLIENT_SECRET} | 6: login.encryption-key: is also login.client-secret",
                "session.secret = ${env:CLIENT_SECRET} | 6: session.secret: is also login.client-secret",
                "login.callback = / | 6: login.callback: is the root of the application; write a path such as /jwt/callback",
                "login.logout = / | 6: login.logout: is the root of the application; write a path such as /jwt/logout",
                "login.backchannel-logout = / | 6: login.backchannel-logout: is the root",
                "login.logout = /jwt/callback | 6: login.logout: is also login.callback",
                "session.logout-path = /bye; login.logout = /bye | 7: login.logout: is also session.logout-path",
                "session.refresh-path = /jwt/callback | login.callback: is also session.refresh-path",
                "session.jwks-path = /k; login.callback = /k | 7: login.callback: is also session.jwks-path",
                "login.logout = /x; login.backchannel-logout = /x | 7: login.backchannel-logout: is also login.logout",
                "login.logout = /x; login.after-logout = /x?a=b | 7: login.after-logout: is also login.logout",
                "login.after-logout = /jwt/callback | 6: login.after-logout: is also login.callback",
                "login.userinfo-endpoint = https://i/u | 6: login.userinfo-endpoint: has no effect",
                "login.token-endpoint = http://idp/t | 6: login.token-endpoint: uses http: an attacker in the network",
                "login.authorization-endpoint = http://idp/a | add `keys.insecure-http = true`",
                "login.extra.max_age = 1h | 6: login.extra.max_age: is not a number of seconds; write at most nine digits, such as 3600 for an hour",
                "login.extra.state = x | 6: login.extra.state: names a parameter that the filter sets; remove this line",
                "login.extra.prompt = login | 6: login.extra.prompt: names a parameter that has a key of its own; write login.prompt",
                "login.extra.scope = x | write login.scopes instead",
                "login.extra.a&b = x | 6: login.extra.a&b: does not end in the name of a parameter",
                "login.issuer = partner | 6: login.issuer: is not an issuer of this file; write one of: https://idp.example.com/realms/legacy",
                "keys.secret = a-secret-that-is-long-enough-for-HS256 | 6: keys.secret: is the key of the issuer at which users log in"
            })
    void reports_contradictions_with_a_remedy(String lines, String expected) {
        String text = with(lines).toString();

        assertThat(text).contains(expected).doesNotContain("kT7~p");
        assertThat(settings.read(SMALLEST + lines.replace("; ", "\n"))
                        .problems()
                        .hasErrors())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id", "client_secret", "code_challenge", "code_challenge_method", "nonce", "redirect_uri",
                "request", "request_uri", "response_mode", "response_type", "registration", "state"
            })
    void a_parameter_that_the_filter_sets_cannot_be_replaced(String name) {
        assertThat(with("login.extra." + name + " = x"))
                .containsExactly("jwt-filter.properties:6: login.extra." + name
                        + ": names a parameter that the filter sets; remove this line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login = oidc",
                "login.client-id = \"a\"",
                "login.client-id = caf\u00e9",
                "login.scopes = openid profile",
                "login.scopes = \"a b\"",
                "login.callback = jwt/callback",
                "login.callback = /jwt/callback/",
                "login.callback = /jwt/../callback",
                "login.logout = /a?b=c",
                "login.after-logout = //evil.example.com",
                "login.after-logout = /\\\\evil.example.com",
                "login.after-logout = http://www.example.com/",
                "login.after-logout = https://user@www.example.com/",
                "login.after-logout = javascript:alert(1)",
                "login.after-logout = /a#b",
                "login.backchannel-logout = https://apps.example.com/x",
                "login.claims-from = token",
                "login.prompt = none",
                "login.prompt = login, always",
                "login.token-endpoint = /token",
                "login.token-endpoint = https://idp.example.com/token#x",
                "login.authorization-endpoint = ftp://idp.example.com/",
                "login.encryption-key = base64:!",
                "session.provider-outage = 8d"
            })
    void rejects_values_that_cannot_be_used(String line) {
        String key = line.substring(0, line.indexOf(' '));
        String others = SMALLEST.replaceFirst("(?m)^" + key + " =.*\n", "");

        assertThat(problems(others + line))
                .anyMatch(
                        problem -> problem.startsWith("jwt-filter.properties:") && problem.contains(" " + key + ": "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.client-id = app",
                "login.client-secret = secret",
                "login.callback = /x",
                "login.extra.acr_values = gold",
                "login.token-endpoint = https://idp.example.com/token",
                "session.provider-outage = 2h"
            })
    void a_line_about_the_login_has_no_effect_without_a_login(String line) {
        String key = line.substring(0, line.indexOf(' '));

        assertThat(settings.problems(line))
                .containsExactly("jwt-filter.properties:4: " + key
                        + ": has no effect without login = openid; add login = openid, or remove this line");
    }

    @Test
    void several_issuers_need_the_one_at_which_users_log_in() {
        assertThat(problems(TWO_ISSUERS))
                .containsExactly("jwt-filter.properties: login.issuer: is missing, while the file has several issuers;"
                        + " set it to the issuer at which users log in, one of: https://idp.example.com, partner");
        for (String name : Arrays.asList("https://idp.example.com", "partner", "https://partner.example.net")) {
            assertThat(problems(TWO_ISSUERS + "login.issuer = " + name)).isEmpty();
        }
    }

    @Test
    void only_the_issuer_of_the_login_needs_no_audience() {
        String other = TWO_ISSUERS.replaceFirst("audience = app\nissuers", "issuers");

        assertThat(problems(other + "login.issuer = https://idp.example.com")).isEmpty();
        assertThat(problems(other + "login.issuer = partner"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties: audience: is missing");
    }

    @Test
    void an_issuer_of_a_login_is_named() {
        assertThat(problems("issuer = any\nkeys.jwks-file = k.json\nlogin = openid\nlogin.client-id = a"))
                .containsExactly(
                        "jwt-filter.properties:1: issuer: is any, so that the provider at which users log in is"
                                + " unknown; write the issuer, as in iss of its tokens");
    }

    @Test
    void an_issuer_without_metadata_needs_endpoints() {
        String lines = "issuer = legacy-idp\nkeys.jwks-uri = https://idp.example.com/k\nlogin = openid\n"
                + "login.client-id = a\n";

        assertThat(problems(lines))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: issuer: is not an address of metadata, in which the endpoints of"
                        + " the login could be found; add `keys.discovery-uri = https://")
                .contains("login.authorization-endpoint and login.token-endpoint");
        assertThat(problems(lines
                        + "login.authorization-endpoint = https://idp.example.com/a\n"
                        + "login.token-endpoint = https://idp.example.com/t"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github-actions | https://token.actions.githubusercontent.com | at which no user can log in",
                "kubernetes | https://kubernetes.default.svc.cluster.local | at which no user can log in"
            })
    void users_cannot_log_in_at_a_provider_for_workloads(String preset, String issuer, String expected) {
        assertThat(problems("preset = " + preset + "\nissuer = " + issuer + "\naudience = a\nclaims.match.sub = x\n"
                        + "login = openid\nlogin.client-id = a"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: preset: ")
                .contains(expected);
    }

    @Test
    void reports_sources_of_claims_that_a_provider_does_not_have() {
        String end = "login = openid\nlogin.client-id = a\nclaims.match.hd = example.com\n";

        assertThat(problems("preset = google\n" + end + "login.claims-from = access-token\n"
                        + "login.scopes = openid, offline_access"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("login.claims-from: is access-token, but", "Google"),
                        line -> assertThat(line).contains("login.scopes: contains offline_access"));
        assertThat(problems("preset = okta\nissuer = https://x.okta.com\n" + end + "login.claims-from = access-token"))
                .singleElement()
                .asString()
                .contains("only Okta can verify");
        assertThat(problems("preset = okta\nissuer = https://x.okta.com\n" + end))
                .isEmpty();
        assertThat(problems("preset = auth0\nissuer = https://x.auth0.com/\n" + end))
                .singleElement()
                .asString()
                .contains("login.claims-from: is id-token, but the ID tokens of Auth0 contain no permissions");
        assertThat(problems("preset = auth0\nissuer = https://x.auth0.com/\nroles.claims = my-roles\n" + end))
                .isEmpty();
    }

    @Test
    void the_issuer_of_the_ID_tokens_of_ADFS_has_metadata() {
        assertThat(problems("preset = adfs\nissuer = https://fs.example.com/adfs\nlogin = openid\n"
                        + "login.client-id = a"))
                .isEmpty();
    }

    @Test
    void http_that_only_endpoints_use_is_permitted_with_a_warning() {
        LoadedSettings loaded = settings.read(
                SMALLEST + "keys.insecure-http = true\n" + "login.token-endpoint = http://idp:8080/token");

        assertThat(loaded.problems().all()).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isFalse();
            assertThat(problem.toString()).contains("keys.insecure-http: permits fetching keys over plain http");
        });
    }

    @Test
    void accepts_the_settings_of_the_pages_about_the_login() throws IOException {
        Path docs = Path.of("..", "docs");
        List<Path> pages = new ArrayList<>(List.of(docs.resolve("login.md")));
        try (Stream<Path> providers = Files.list(docs.resolve("login"))) {
            providers.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        settings.resources.with("/run/secrets/client-secret", "kT7~p.secret");
        int count = 0;
        for (Path page : pages) {
            Matcher blocks = PROPERTIES.matcher(Files.readString(page));
            while (blocks.find()) {
                assertThat(problems(blocks.group(1)))
                        .as(page + "\n" + blocks.group(1))
                        .isEmpty();
                count++;
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(8);
    }

    @Test
    void an_invalid_kind_of_login_is_the_only_problem() {
        assertThat(problems(SMALLEST.replace("login = openid", "login = saml")).stream()
                        .filter(line -> !line.contains("audience: is missing")))
                .containsExactly("jwt-filter.properties:3: login: \"saml\" is not one of the accepted words; write one"
                        + " of: openid");
    }

    @Test
    void a_blank_around_the_client_secret_is_a_finding_that_does_not_show_it() {
        settings.environment.withVariable("CLIENT_SECRET", "kT7~p.secret ");
        List<Problem> found = settings.read(SMALLEST).problems().all();

        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isFalse();
            assertThat(problem.toString())
                    .startsWith("jwt-filter.properties:5: login.client-secret: ends with a blank")
                    .doesNotContain("kT7");
        });
    }
}
