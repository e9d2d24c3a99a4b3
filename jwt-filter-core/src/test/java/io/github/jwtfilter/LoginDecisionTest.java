package io.github.jwtfilter;

import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.headers;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static io.github.jwtfilter.fixture.SessionClient.reason;
import static io.github.jwtfilter.fixture.SessionClient.setCookies;
import static io.github.jwtfilter.fixture.SessionClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.PlainJWT;
import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login at an identity provider as a browser with a cookie jar sees it. */
class LoginDecisionTest {
    private static final String CALLBACK = "/jwt/callback";
    private static final String RULES =
            "access.10 = /public/** : anyone\naccess.20 = /maybe : optional\n" + "access.30 = /admin : role admin\n";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private final TestProvider provider = TestProvider.start(clock);
    private final List<Guard> guards = new ArrayList<>();
    private final Guard guard = guard(provider.settings() + RULES);
    private final SessionClient browser = new SessionClient(guard);

    @AfterEach
    void close() {
        guards.forEach(Guard::close);
        provider.close();
    }

    @Test
    void sends_a_navigation_without_a_token_to_the_provider() {
        Decision decision = browser.decide(navigation("/page"));

        assertThat(status(decision)).isEqualTo(302);
        Map<String, String> request =
                TestProvider.parameters(URI.create(location(decision)).getRawQuery());
        assertThat(location(decision)).startsWith(provider.issuer() + "/authorize?");
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", "https://app.example.com/app/jwt/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(setCookies(decision))
                .singleElement()
                .asString()
                .matches("__Host-app-login-[\\w-]{8}=[\\w.-]+; Path=/; Max-Age=900; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    void returns_to_the_page_with_its_query_and_the_roles_of_the_provider() {
        provider.roles("alice", "admin");

        Decision callback = logIn(navigation("/admin").query("a=b&c=%C3%A4"), "alice");

        assertThat(status(callback)).isEqualTo(302);
        assertThat(location(callback)).isEqualTo("/app/admin?a=b&c=%C3%A4");
        assertThat(browser.user(get("/admin"))).isEqualTo("alice");
        assertThat(browser.jar().keySet()).containsExactlyInAnyOrder(SessionClient.ACCESS, SessionClient.RENEWAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "image", "json", "websocket", "prefetch", "post from a script"})
    void starts_no_flow_for_a_request_that_is_no_navigation(String kind) {
        Decision decision = browser.decide(
                switch (kind) {
                    case "fetch" ->
                        get("/page").header("Sec-Fetch-Mode", "cors").header("Accept", "text/html");
                    case "image" ->
                        get("/page").header("Sec-Fetch-Mode", "no-cors").header("Sec-Fetch-Dest", "image");
                    case "json" -> get("/page").header("Accept", "application/json");
                    case "websocket" -> navigation("/page").header("Upgrade", "websocket");
                    case "prefetch" -> navigation("/page").header("Sec-Purpose", "prefetch;prerender");
                    default ->
                        post("/page")
                                .header("X-Requested-With", "XMLHttpRequest")
                                .header("Accept", "text/html");
                });

        assertThat(status(decision)).isEqualTo(401);
        assertThat(setCookies(decision)).isEmpty();
    }

    @Test
    void shows_that_a_form_is_lost_after_the_login_of_a_user_who_has_sent_one() {
        TestRequest form = post("/save")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", "https://app.example.com/app/form?id=1");

        Decision start = browser.decide(form);
        Decision callback = callback(provider.logIn(location(start), "alice"));

        assertThat(status(start)).isEqualTo(303);
        assertThat(status(callback)).isEqualTo(200);
        assertThat(((Decision.Responded) callback).response().body())
                .contains("send it again", "href=\"/app/form?id=1\"");
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void lets_several_tabs_log_in_at_the_same_time() {
        List<String> locations = new ArrayList<>();
        for (int tab = 0; tab < 10; tab++) {
            locations.add(location(browser.decide(navigation("/page" + tab))));
        }

        for (int tab = 0; tab < 10; tab++) {
            Decision callback = callback(provider.logIn(locations.get(tab), "alice"));
            assertThat(location(callback)).isEqualTo("/app/page" + tab);
        }
        assertThat(browser.jar().keySet()).containsExactlyInAnyOrder(SessionClient.ACCESS, SessionClient.RENEWAL);
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void keeps_the_session_of_the_first_of_several_tabs() {
        String first = location(browser.decide(navigation("/1")));
        String second = location(browser.decide(navigation("/2")));
        callback(provider.logIn(first, "alice"));
        String session = browser.jar().get(SessionClient.ACCESS);

        callback(provider.logIn(second, "alice"));

        assertThat(browser.jar()).containsEntry(SessionClient.ACCESS, session);
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void keeps_at_most_ten_flows_and_three_kilobytes_of_cookies() {
        for (int i = 0; i < 1_000; i++) {
            browser.decide(navigation("/" + "x".repeat(i % 500)));
            clock.move(Duration.ofSeconds(1));

            assertThat(browser.jar()).hasSizeLessThanOrEqualTo(10);
            int length = browser.jar().entrySet().stream()
                    .mapToInt(cookie ->
                            cookie.getKey().length() + cookie.getValue().length())
                    .sum();
            assertThat(length).isLessThanOrEqualTo(3_072);
        }
        assertThat(browser.jar()).isNotEmpty();
    }

    @Test
    void redirects_a_callback_that_arrives_twice_to_the_application() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");
        callback(query);

        Decision again = callback(query);

        assertThat(status(again)).isEqualTo(302);
        assertThat(location(again)).isEqualTo("/app/");
        assertThat(provider.redeemed()).isEqualTo(1);
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void starts_a_new_flow_once_for_a_callback_without_its_cookie() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");
        browser.jar().clear();

        Decision first = callback(query);
        browser.jar().clear();
        Decision second = callback(provider.logIn(location(first), "alice"));

        assertThat(location(first)).startsWith(provider.issuer() + "/authorize?");
        assertThat(status(second)).isEqualTo(400);
        assertThat(setCookies(second)).isEmpty();
        assertThat(provider.redeemed()).isZero();
    }

    @Test
    void starts_a_new_flow_for_a_callback_that_is_too_late() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");
        clock.move(Duration.ofMinutes(20));

        Decision late = callback(query);
        Decision callback = callback(provider.logIn(location(late), "alice"));

        assertThat(location(late)).startsWith(provider.issuer() + "/authorize?");
        assertThat(location(callback)).isEqualTo("/app/");
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void does_not_log_a_browser_in_with_the_callback_of_an_attacker() {
        SessionClient attacker = new SessionClient(guard);
        String query = provider.logIn(location(attacker.decide(navigation("/page"))), "mallory");

        Decision decision = callback(query);

        assertThat(location(decision)).startsWith(provider.issuer() + "/authorize?");
        assertThat(provider.redeemed()).isZero();
        assertThat(browser.jar()).doesNotContainKey(SessionClient.ACCESS);
    }

    @Test
    void rejects_the_code_of_another_flow() {
        SessionClient attacker = new SessionClient(guard);
        String stolen = provider.logIn(location(attacker.decide(navigation("/page"))), "mallory");
        String own = provider.logIn(location(browser.decide(navigation("/page"))), "alice");
        String injected = own.replaceFirst("code=[^&]*", stolen.replaceFirst("&.*", ""));

        Decision decision = callback(injected);

        assertThat(browser.jar()).doesNotContainKey(SessionClient.ACCESS);
        assertThat(location(decision)).startsWith(provider.issuer() + "/authorize?");
    }

    @Test
    void rejects_a_callback_of_another_issuer() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");

        assertThat(status(callback(query.replaceFirst("iss=.*", "iss=https://evil.example.com"))))
                .isEqualTo(400);
        assertThat(provider.redeemed()).isZero();
    }

    @Test
    void rejects_a_callback_without_the_issuer_that_the_provider_announces() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");

        assertThat(status(callback(query.replaceFirst("&iss=.*", "")))).isEqualTo(400);
        assertThat(provider.redeemed()).isZero();
    }

    @Test
    void ignores_a_cookie_of_a_flow_that_it_has_not_written() {
        String location = location(browser.decide(navigation("/page")));
        String query = provider.logIn(location, "alice");
        String name = browser.jar().keySet().iterator().next();
        String value = browser.jar().get(name);
        browser.jar().put(name, value.substring(0, value.length() - 2) + "AA");

        assertThat(location(callback(query))).startsWith(provider.issuer() + "/authorize?");
        assertThat(provider.redeemed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other client",
                "other issuer",
                "other nonce",
                "no nonce",
                "expired",
                "issued before the flow",
                "several audiences without azp",
                "other azp",
                "other at_hash",
                "blank sub",
            })
    void rejects_an_id_token_that_is_not_for_this_login(String flaw) {
        provider.changeIdTokens(claims -> switch (flaw) {
            case "other client" -> claims.audience("other-app");
            case "other issuer" -> claims.issuer("https://evil.example.com");
            case "other nonce" -> claims.claim("nonce", "x");
            case "no nonce" -> claims.claim("nonce", null);
            case "expired" -> claims.expirationTime(Date.from(clock.instant().minusSeconds(600)));
            case "issued before the flow" ->
                claims.issueTime(Date.from(clock.instant().minusSeconds(600)));
            case "several audiences without azp" -> claims.audience(List.of(TestProvider.CLIENT, "other"));
            case "other azp" -> claims.claim("azp", "other");
            case "other at_hash" -> claims.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");
            default -> claims.subject(" ");
        });

        Decision callback = logIn(navigation("/page"), "alice");

        assertThat(status(callback)).isEqualTo(400);
        assertThat(browser.jar()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 302", "660, 302", "661, 400", "missing, 400", "text, 400"})
    void rejects_a_user_who_has_authenticated_before_the_maximum_age(String seconds, int status) {
        Guard strict = guard(provider.settings() + RULES + "login.extra.max_age = 600\n");
        provider.changeIdTokens(claims -> switch (seconds) {
            case "missing" -> claims;
            case "text" -> claims.claim("auth_time", "now");
            default -> claims.claim("auth_time", clock.instant().getEpochSecond() - Long.parseLong(seconds));
        });

        assertThat(status(logIn(new SessionClient(strict), navigation("/page"), "alice")))
                .isEqualTo(status);
    }

    @Test
    void rejects_an_id_token_without_a_signature() {
        provider.changeTokenResponses(response -> {
            Map<String, Object> changed = new LinkedHashMap<>(response);
            changed.put("id_token", unsigned(String.valueOf(response.get("id_token"))));
            return changed;
        });

        assertThat(status(logIn(navigation("/page"), "alice"))).isEqualTo(400);
        assertThat(browser.jar()).isEmpty();
    }

    @Test
    void responds_with_503_while_the_provider_is_down_at_the_callback() {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");
        provider.down(true);

        Decision callback = callback(query);

        assertThat(status(callback)).isEqualTo(503);
        assertThat(headers(callback)).anyMatch(header -> header.name().equals("Retry-After"));
        assertThat(browser.jar()).isEmpty();
    }

    @Test
    void tells_a_user_who_has_canceled_the_login() {
        String state = TestProvider.parameters(URI.create(location(browser.decide(navigation("/page"))))
                        .getRawQuery())
                .get("state");

        Decision callback = callback("error=access_denied&state=" + state + "&iss=" + provider.issuer());

        assertThat(status(callback)).isEqualTo(403);
        assertThat(((Decision.Responded) callback).response().body()).contains("href=\"/app/page\"");
    }

    @Test
    void starts_a_new_flow_once_if_the_page_of_the_provider_has_expired() {
        Decision first = callback(expired(location(browser.decide(navigation("/page")))));
        Decision second = callback(expired(location(first)));

        assertThat(location(first)).startsWith(provider.issuer() + "/authorize?");
        assertThat(status(second)).isEqualTo(503);
        assertThat(setCookies(second)).singleElement().asString().contains("Max-Age=0");
    }

    @Test
    void shows_the_page_if_that_of_the_provider_has_expired_but_the_user_has_logged_in_in_another_tab() {
        String expired = location(browser.decide(navigation("/page").query("a=b")));
        String repeated = location(callback(expired(location(browser.decide(navigation("/other"))))));
        logIn(navigation("/first"), "alice");

        assertThat(location(callback(expired(expired)))).isEqualTo("/app/page?a=b");
        assertThat(location(callback(expired(repeated)))).isEqualTo("/app/other");
    }

    @Test
    void shows_that_a_form_is_lost_after_a_second_flow() {
        TestRequest form = post("/save").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Site", "same-origin");
        String restarted = location(callback(expired(location(browser.decide(form)))));

        Decision callback = callback(provider.logIn(restarted, "alice"));

        assertThat(status(callback)).isEqualTo(200);
        assertThat(((Decision.Responded) callback).response().body()).contains("send it again");
    }

    /** Returns the callback of Keycloak for a tab whose login page has expired after a login in another tab. */
    private String expired(String location) {
        String state =
                TestProvider.parameters(URI.create(location).getRawQuery()).get("state");
        return "error=temporarily_unavailable&error_description=authentication_expired&state=" + state + "&iss="
                + provider.issuer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT"})
    void accepts_only_a_get_as_the_callback(String method) {
        assertThat(status(browser.decide(SessionClient.request(method, CALLBACK))))
                .isEqualTo(405);
    }

    @Test
    void does_not_accept_tokens_of_the_provider_in_a_header_without_an_audience() {
        String token = provider.sign(provider.idToken("alice", "n").build(), "JWT");

        Decision decision = browser.decide(get("/page").bearer(token));

        assertThat(reason(decision)).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "no event", "other audience", "no jti", "no sid and sub", "ID token"})
    void rejects_a_logout_token_that_does_not_conform(String flaw) {
        Guard guarded = guard(provider.settings() + RULES + "login.backchannel-logout = /jwt/backchannel\n");
        SessionClient client = new SessionClient(guarded);
        logIn(client, navigation("/page"), "alice");
        var claims = provider.logoutToken("alice");
        switch (flaw) {
            case "nonce" -> claims.claim("nonce", "n");
            case "no event" -> claims.claim("events", Map.of());
            case "other audience" -> claims.audience("other");
            case "no jti" -> claims.claim("jti", null);
            case "no sid and sub" -> claims.claim("sid", null).subject(null);
            default -> claims.claim("events", null);
        }
        String token = provider.sign(claims.build(), "logout+jwt");

        assertThat(status(new SessionClient(guarded)
                        .decide(post("/jwt/backchannel").form("logout_token", token))))
                .isEqualTo(400);
        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void logs_the_browser_out_at_the_provider_too() {
        Guard guarded = guard(provider.settings() + RULES + "login.logout = /jwt/logout\n");
        SessionClient client = new SessionClient(guarded);
        logIn(client, navigation("/page"), "alice");

        Decision logout = client.decide(navigation("/jwt/logout").header("Sec-Fetch-Site", "same-origin"));

        assertThat(location(logout)).startsWith(provider.issuer() + "/logout?");
        assertThat(TestProvider.parameters(URI.create(location(logout)).getRawQuery()))
                .containsEntry("post_logout_redirect_uri", "https://app.example.com/app/")
                .containsKeys("id_token_hint", "client_id");
        assertThat(client.jar()).isEmpty();
        assertThat(client.user(get("/page"))).isEqualTo(RejectionReason.NO_TOKEN.code());
    }

    @Test
    void does_not_log_a_browser_out_for_another_site() {
        Guard guarded = guard(provider.settings() + RULES + "login.logout = /jwt/logout\n");
        SessionClient client = new SessionClient(guarded);
        logIn(client, navigation("/page"), "alice");

        Decision logout = client.decide(navigation("/jwt/logout").header("Sec-Fetch-Site", "cross-site"));

        assertThat(status(logout)).isEqualTo(403);
        assertThat(client.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void logs_no_secret_code_state_or_token() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            String location = location(browser.decide(navigation("/page")));
            String query = provider.logIn(location, "alice");
            provider.changeIdTokens(claims -> claims.claim("nonce", "x"));
            callback(query);
            callback(query.replaceFirst("iss=.*", "iss=https://evil.example.com"));

            String log = String.join("\n", lines);
            Map<String, String> sent = TestProvider.parameters(query);
            assertThat(log)
                    .contains("login at")
                    .doesNotContain(
                            sent.get("code"), sent.get("state"), TestProvider.CLIENT_SECRET, "evil.example.com", "eyJ");
        }
    }

    @Test
    void refreshes_the_login_when_the_access_token_expires_with_the_new_roles() {
        logIn(navigation("/page"), "alice");
        provider.roles("alice", "admin");
        clock.move(Duration.ofMinutes(11));

        assertThat(browser.user(get("/admin"))).isEqualTo("alice");
        assertThat(provider.refreshed()).isEqualTo(1);
    }

    @Test
    void ends_the_session_of_a_user_whom_the_provider_has_disabled() {
        logIn(navigation("/page"), "alice");
        provider.disable("alice");
        clock.move(Duration.ofMinutes(11));

        assertThat(browser.user(get("/page"))).isEqualTo(RejectionReason.LOGIN_ENDED.code());
        assertThat(browser.jar()).isEmpty();
    }

    @Test
    void ends_the_session_with_the_access_token_if_the_provider_issues_no_refresh_token() {
        provider.issueRefreshTokens(false);
        logIn(navigation("/page"), "alice");
        assertThat(browser.user(get("/page"))).isEqualTo("alice");
        clock.move(Duration.ofMinutes(11));

        assertThat(location(browser.decide(navigation("/page")))).startsWith(provider.issuer() + "/authorize?");
    }

    @Test
    void keeps_the_session_while_its_client_has_sent_too_many_invalid_tokens() {
        provider.issueRefreshTokens(false);
        Guard limited = guard(provider.settings() + RULES + "cache.size = 0\nflood.failures = 1/1m\n");
        SessionClient client = new SessionClient(limited);
        logIn(client, navigation("/page"), "alice");
        String token = client.jar().get(SessionClient.ACCESS);
        int last = token.lastIndexOf('.') + 20;
        String forged = token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);
        assertThat(status(limited.decide(get("/page").from("203.0.113.7").cookie(SessionClient.ACCESS, forged))))
                .isEqualTo(401);

        Decision decision = client.decide(get("/page").from("203.0.113.7"));

        assertThat(status(decision)).isEqualTo(429);
        assertThat(setCookies(decision)).isEmpty();
        assertThat(provider.refreshed()).isZero();
        assertThat(client.user(get("/page").from("203.0.113.8"))).isEqualTo("alice");
    }

    @Test
    void continues_during_an_outage_of_the_provider_for_an_hour() {
        logIn(navigation("/page"), "alice");
        provider.down(true);
        for (int i = 0; i < 5; i++) {
            clock.move(Duration.ofMinutes(11));
            assertThat(browser.user(get("/page"))).isEqualTo("alice");
        }
        clock.move(Duration.ofMinutes(11));

        assertThat(browser.user(get("/page"))).isNotEqualTo("alice");
    }

    @Test
    void ends_the_session_of_a_logout_token_at_once_and_accepts_it_once() {
        Guard guarded = guard(provider.settings() + RULES + "login.backchannel-logout = /jwt/backchannel\n");
        SessionClient client = new SessionClient(guarded);
        client.decide(navigation("/callback-is-elsewhere"));
        logIn(client, navigation("/page"), "alice");
        assertThat(client.user(get("/page"))).isEqualTo("alice");
        String token = provider.sign(provider.logoutToken("alice").build(), "logout+jwt");

        SessionClient server = new SessionClient(guarded);
        Decision first = server.decide(post("/jwt/backchannel").form("logout_token", token));
        Decision second = server.decide(post("/jwt/backchannel").form("logout_token", token));

        assertThat(status(first)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(400);
        assertThat(client.user(get("/page"))).isEqualTo(RejectionReason.REVOKED.code());
    }

    @Test
    void writes_the_cookie_of_a_flow_for_this_host_only_with_every_path_of_the_session() {
        Guard below = guard(provider.settings() + RULES + "session.cookie-path = /app\n");

        assertThat(setCookies(new SessionClient(below).decide(navigation("/page"))))
                .singleElement()
                .asString()
                .startsWith("__Host-app-login-")
                .contains("; Path=/;")
                .doesNotContain("Domain");
    }

    @Test
    void redirects_the_page_of_a_faces_script_to_itself() {
        Decision decision = browser.decide(
                post("/form").header("Faces-Request", "partial/ajax").header("Sec-Fetch-Mode", "cors"));

        assertThat(((Decision.Rejected) decision).response().body())
                .isEqualTo("<partial-response><redirect url=\"/app/form\"/></partial-response>");
        assertThat(setCookies(decision)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example/", "/app/../evil"})
    void sends_a_browser_to_no_address_that_a_parameter_of_the_callback_names(String target) {
        String query = provider.logIn(location(browser.decide(navigation("/page"))), "alice");

        Decision callback = callback(query + "&return=" + URLEncoder.encode(target, StandardCharsets.UTF_8)
                + "&redirect_uri=" + URLEncoder.encode(target, StandardCharsets.UTF_8));

        assertThat(location(callback)).isEqualTo("/app/page");
    }

    @Test
    void names_the_reason_if_the_clock_of_the_provider_is_ahead() {
        List<String> lines = new CopyOnWriteArrayList<>();
        provider.changeIdTokens(
                claims -> claims.issueTime(Date.from(clock.instant().plusSeconds(600))));
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            assertThat(status(logIn(navigation("/page"), "alice"))).isEqualTo(400);
        }

        assertThat(lines)
                .anyMatch(line -> line.contains(RejectionReason.ISSUED_IN_FUTURE.code())
                        && line.contains("clock: synchronize both"));
    }

    @Test
    void restricts_the_users_by_claims_but_not_the_logout_tokens() {
        Guard restricted = guard(provider.settings() + RULES
                + "claims.match.hd = example.com\nlogin.backchannel-logout = /jwt/backchannel\n");
        SessionClient other = new SessionClient(restricted);
        assertThat(status(logIn(other, navigation("/page"), "mallory"))).isEqualTo(400);
        provider.changeIdTokens(claims -> claims.claim("hd", "example.com"));
        SessionClient client = new SessionClient(restricted);
        logIn(client, navigation("/page"), "alice");
        assertThat(client.user(get("/page"))).isEqualTo("alice");
        String token = provider.sign(provider.logoutToken("alice").build(), "logout+jwt");

        assertThat(status(other.decide(post("/jwt/backchannel").form("logout_token", token))))
                .isEqualTo(200);
    }

    @Test
    void keeps_a_new_refresh_token_while_the_userinfo_endpoint_does_not_respond() {
        Guard guarded = guard(provider.settings() + RULES + "login.claims-from = userinfo\n");
        SessionClient client = new SessionClient(guarded);
        logIn(client, navigation("/page"), "alice");
        provider.userinfoDown(true);
        clock.move(Duration.ofMinutes(11));
        assertThat(client.user(get("/page"))).isEqualTo("alice");
        provider.userinfoDown(false);
        provider.roles("alice", "admin");
        clock.move(Duration.ofMinutes(11));

        assertThat(client.user(get("/admin"))).isEqualTo("alice");
        assertThat(provider.refreshed()).isEqualTo(2);
    }

    @Test
    void ends_a_session_whose_user_cannot_be_read_for_an_hour() {
        Guard guarded = guard(provider.settings() + RULES + "login.claims-from = userinfo\n");
        SessionClient client = new SessionClient(guarded);
        logIn(client, navigation("/page"), "alice");
        provider.userinfoDown(true);
        for (int i = 0; i < 5; i++) {
            clock.move(Duration.ofMinutes(11));
            assertThat(client.user(get("/page"))).isEqualTo("alice");
        }
        clock.move(Duration.ofMinutes(11));

        assertThat(client.user(get("/page"))).isNotEqualTo("alice");
    }

    @Test
    void starts_no_flow_for_a_script_that_requests_the_callback() {
        Decision decision = browser.decide(get(CALLBACK).header("Sec-Fetch-Mode", "cors"));

        assertThat(status(decision)).isEqualTo(400);
        assertThat(setCookies(decision)).isEmpty();
    }

    @Test
    void does_not_redirect_a_browser_with_sessions_of_different_users() {
        Guard below = guard(provider.settings() + RULES + "session.cookie-path = /app\n");
        SessionClient alice = new SessionClient(below);
        logIn(alice, navigation("/page"), "alice");
        SessionClient mallory = new SessionClient(below);
        logIn(mallory, navigation("/page"), "mallory");
        String name = "__Secure-app-access";

        Decision decision =
                alice.decide(navigation("/page").cookie(name, mallory.jar().get(name)));

        assertThat(reason(decision)).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(status(decision)).isEqualTo(400);
    }

    @Test
    void starts_no_session_for_a_user_without_a_name() {
        Guard strict = guard(provider.settings() + RULES + "principal.claims = preferred_username\n");
        SessionClient client = new SessionClient(strict);

        assertThat(status(logIn(client, navigation("/page"), "alice"))).isEqualTo(400);
        assertThat(client.jar()).isEmpty();
    }

    @Test
    void starts_no_session_with_more_roles_than_fit_into_a_cookie() {
        provider.roles(
                "alice",
                IntStream.range(0, 500).mapToObj(i -> "role-number-" + i).toArray(String[]::new));

        assertThat(status(logIn(navigation("/page"), "alice"))).isEqualTo(400);
        assertThat(browser.jar()).isEmpty();
    }

    @Test
    void warns_once_of_a_provider_without_refresh_tokens() {
        List<String> lines = new CopyOnWriteArrayList<>();
        provider.issueRefreshTokens(false);
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            logIn(navigation("/page"), "alice");
            logIn(new SessionClient(guard), navigation("/page"), "bob");
        }

        assertThat(lines).filteredOn(line -> line.contains("no refresh tokens")).hasSize(1);
    }

    private Decision logIn(TestRequest page, String user) {
        return logIn(browser, page, user);
    }

    private Decision logIn(SessionClient client, TestRequest page, String user) {
        String location = location(client.decide(page));
        return client.decide(get(CALLBACK).query(provider.logIn(location, user)));
    }

    private Decision callback(String query) {
        return browser.decide(navigation(CALLBACK).query(query));
    }

    private static TestRequest navigation(String path) {
        return get(path).header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "document");
    }

    private static String location(Decision decision) {
        return headers(decision).stream()
                .filter(header -> header.name().equals("Location"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    private static String unsigned(String token) {
        try {
            return new PlainJWT(
                            new PlainHeader(),
                            com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet())
                    .serialize();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Guard guard(String settings) {
        LoadedSettings loaded = TestSettings.load("session.name = app", settings);
        loaded.rejectErrors();
        Guard created = GuardFactory.create(loaded, clock);
        guards.add(created);
        return created;
    }
}
