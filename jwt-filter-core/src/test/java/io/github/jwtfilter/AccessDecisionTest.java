package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions of the guard that involve path, rules, origin and token together. */
class AccessDecisionTest {
    private static final String HOST = "app.example.com";

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Guard guard = guard(
            "token.cookie = jwt",
            "roles.claims = roles",
            "challenge.login-page = /login.jsp",
            "access.10 = /public/** : anyone",
            "access.20 = /news/** : optional",
            "access.30 = POST /login : anyone & same-origin",
            "access.40 = /admin/** : role admin",
            "access.45 = /desk/** : role admin|clerk",
            "access.50 = /reports/** : scope reports",
            "access.60 = GET /transfer : same-origin",
            "access.70 = /old/** : deny");

    @Test
    void open_paths_accept_requests_without_a_token_with_an_invalid_one_and_over_plain_http() {
        assertAnonymous(TestRequest.get("/public/a.css"));
        assertAnonymous(TestRequest.get("/public/a.css").bearer("nonsense"));
        assertAnonymous(TestRequest.get("/public/a.css").plainHttp().from("203.0.113.7"));
        assertAnonymous(TestRequest.of("POST", "/public/form").header("Sec-Fetch-Site", "cross-site"));
    }

    @Test
    void every_other_path_needs_a_token() {
        assertStatus(TestRequest.get("/elsewhere"), 401);
        assertStatus(TestRequest.get("/publicly"), 401);
        assertStatus(TestRequest.get("/public/../elsewhere"), 400);
        assertStatus(TestRequest.get("/elsewhere").plainHttp().from("203.0.113.7"), 403);
        assertPrincipal(TestRequest.get("/elsewhere").bearer(TestTokens.good()));
    }

    @Test
    void where_a_token_is_optional_a_bad_cookie_is_forgotten_and_a_bad_header_is_not() {
        assertAnonymous(TestRequest.get("/news/today"));
        assertAnonymous(TestRequest.get("/news/today").cookie("jwt", "nonsense"));
        assertAnonymous(TestRequest.get("/news/today").cookie("jwt", "a").cookie("jwt", "b"));
        assertStatus(TestRequest.get("/news/today").bearer("nonsense"), 401);
        assertPrincipal(TestRequest.get("/news/today").cookie("jwt", TestTokens.good()));
    }

    @Test
    void an_expired_cookie_does_not_block_a_page_that_needs_none() {
        TestRequest request = TestRequest.get("/news/today").cookie("jwt", TestTokens.good());
        clock.move(Duration.ofDays(40_000));

        assertAnonymous(request);
        assertAnonymous(TestRequest.get("/public/x").cookie("jwt", TestTokens.good()));
        assertStatus(TestRequest.get("/elsewhere").cookie("jwt", TestTokens.good()), 401);
    }

    @Test
    void roles_and_scopes_are_required_of_authenticated_users() {
        assertStatus(TestRequest.get("/admin/users"), 401);
        GuardResponse rejection = assertStatus(TestRequest.get("/admin/users").bearer(TestTokens.good()), 403);
        assertThat(header(rejection, "WWW-Authenticate")).contains("error=\"insufficient_scope\"");
        assertPrincipal(TestRequest.get("/desk/orders").bearer(TestTokens.good()));
        assertStatus(TestRequest.get("/reports/1").bearer(TestTokens.good()), 403);
        assertPrincipal(TestRequest.get("/reports/1").bearer(TestTokens.goodWith("'scope':'a reports'")));
    }

    @Test
    void denied_paths_are_denied_to_every_user() {
        assertStatus(TestRequest.get("/old/x"), 403);
        GuardResponse rejection = assertStatus(TestRequest.get("/old/x").bearer(TestTokens.good()), 403);
        assertThat(rejection.headers()).noneMatch(header -> header.name().equals("WWW-Authenticate"));
    }

    @Test
    void other_sites_cannot_change_anything_by_the_cookie() {
        String token = TestTokens.good();

        assertStatus(form().cookie("jwt", token).header("Sec-Fetch-Site", "cross-site"), 403);
        assertStatus(form().cookie("jwt", token).header("Origin", "https://evil.example.com"), 403);
        assertStatus(form().cookie("jwt", token).header("Origin", "https://app.example.com.evil.com"), 403);
        assertStatus(form().cookie("jwt", token), 403);
        assertPrincipal(form().cookie("jwt", token).header("Sec-Fetch-Site", "same-origin"));
        assertPrincipal(form().cookie("jwt", token).header("Origin", "https://" + HOST));
        assertPrincipal(form().bearer(token).header("Sec-Fetch-Site", "cross-site"));
        assertPrincipal(TestRequest.get("/elsewhere").cookie("jwt", token).header("Sec-Fetch-Site", "cross-site"));
        assertStatus(
                TestRequest.get("/elsewhere")
                        .cookie("jwt", token)
                        .header("Host", HOST)
                        .header("Upgrade", "websocket")
                        .header("Origin", "https://evil.example.com"),
                403);
    }

    @Test
    void a_web_socket_over_http_2_is_checked_like_any_other() {
        String token = TestTokens.good();

        assertStatus(TestRequest.of("CONNECT", "/elsewhere").bearer(token), 405);
        assertPrincipal(TestRequest.of("CONNECT", "/elsewhere").http2().bearer(token));
        assertStatus(TestRequest.of("CONNECT", "/elsewhere").http2(), 401);
        assertStatus(TestRequest.of("TRACE", "/elsewhere").http2().bearer(token), 405);
        assertStatus(
                TestRequest.of("CONNECT", "/elsewhere")
                        .http2()
                        .cookie("jwt", token)
                        .header("Host", HOST)
                        .header("Origin", "https://evil.example.com"),
                403);
    }

    @Test
    void a_rule_can_require_the_own_origin_for_any_method_and_without_a_token() {
        assertStatus(TestRequest.of("POST", "/login").header("Sec-Fetch-Site", "cross-site"), 403);
        assertAnonymous(TestRequest.of("POST", "/login").header("Sec-Fetch-Site", "same-origin"));
        TestRequest transfer = TestRequest.get("/transfer").cookie("jwt", TestTokens.good());
        assertStatus(transfer.header("Sec-Fetch-Site", "cross-site"), 403);
    }

    @Test
    void the_login_page_is_open_to_anyone() {
        assertAnonymous(TestRequest.get("/login.jsp"));
        assertStatus(TestRequest.of("POST", "/login.jsp"), 401);
        Guard byMethod = guard("challenge.login-page = /in", "access.1 = POST /in : deny", "access.2 = /in : anyone");
        assertThat(byMethod.decide(TestRequest.get("/in"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(byMethod.decide(TestRequest.get("/in").header("X-HTTP-Method-Override", "POST")))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void a_get_of_the_login_page_that_may_carry_parameters_in_a_body_is_not_exempt() {
        assertStatus(TestRequest.get("/login.jsp").header("Content-Length", "9"), 401);
        assertStatus(TestRequest.get("/login.jsp").header("Transfer-Encoding", "chunked"), 401);
        assertStatus(
                TestRequest.get("/login.jsp").http2().header("Content-Type", "application/x-www-form-urlencoded"), 401);
        assertStatus(
                TestRequest.of("HEAD", "/login.jsp").header("Content-Type", "multipart/form-data; boundary=x"), 401);
        assertAnonymous(TestRequest.get("/login.jsp").header("Content-Length", "0"));
    }

    @Test
    void a_get_of_the_login_page_with_a_method_override_is_not_exempt() {
        assertStatus(TestRequest.get("/login.jsp").header("X-HTTP-Method-Override", "POST"), 401);
        assertStatus(TestRequest.get("/login.jsp").query("_method=DELETE"), 401);
        assertPrincipal(TestRequest.get("/login.jsp")
                .header("X-HTTP-Method-Override", "POST")
                .bearer(TestTokens.good()));
    }

    @Test
    void preflights_do_not_reach_the_application_and_rejections_are_readable_for_allowed_origins_only() {
        Guard sharing = guard("cors.allowed-origins = https://shop.example.com");
        TestRequest preflight = TestRequest.of("OPTIONS", "/api")
                .header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "GET");
        Decision decision = sharing.decide(preflight);

        assertThat(decision).isInstanceOf(Decision.Responded.class);
        GuardResponse response = ((Decision.Responded) decision).response();
        assertThat(response.status()).isEqualTo(204);
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example.com");

        Decision allowed = sharing.decide(TestRequest.get("/api")
                .header("Origin", "https://shop.example.com")
                .bearer(TestTokens.good()));
        assertThat(allowed.headers())
                .anyMatch(header -> header.toString().equals("Access-Control-Allow-Origin: https://shop.example.com"));
        Decision.Rejected rejected = (Decision.Rejected)
                sharing.decide(TestRequest.get("/api").header("Origin", "https://shop.example.com"));
        assertThat(header(rejected.response(), "Access-Control-Allow-Origin")).isEqualTo("https://shop.example.com");
        Decision.Rejected other = (Decision.Rejected)
                sharing.decide(TestRequest.get("/api").header("Origin", "https://evil.example.com"));
        assertThat(other.response().headers()).noneMatch(header -> header.name().equals("Access-Control-Allow-Origin"));
    }

    @Test
    void a_preflight_reaches_the_application_only_by_a_rule_that_opens_options_by_its_name() {
        Guard sharing = guard(
                "cors.allowed-origins = https://shop.example.com",
                "access.10 = /open/** : anyone",
                "access.20 = OPTIONS /own/** : anyone",
                "access.30 = OPTIONS /closed/** : authenticated",
                "access.40 = /index.html /index.htm /index.jsp : anyone",
                "access.50 = OPTIONS / : anyone");

        assertThat(sharing.decide(preflight("/open/x"))).isInstanceOf(Decision.Responded.class);
        assertThat(sharing.decide(preflight("/own/x"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(sharing.decide(preflight("/closed/x"))).isInstanceOf(Decision.Responded.class);
        assertThat(sharing.decide(preflight("/elsewhere"))).isInstanceOf(Decision.Responded.class);
        assertThat(sharing.decide(preflight("/"))).isInstanceOf(Decision.Responded.class);
        assertThat(sharing.decide(TestRequest.of("OPTIONS", "/open/x"))).isInstanceOf(Decision.Anonymous.class);
    }

    @Test
    void without_allowed_origins_a_preflight_of_an_open_path_is_a_request_as_any() {
        Guard closed = guard("access.10 = /open/** : anyone");

        assertThat(closed.decide(preflight("/open/x"))).isInstanceOf(Decision.Anonymous.class);
        Decision elsewhere = closed.decide(preflight("/elsewhere"));
        assertThat(elsewhere).isInstanceOf(Decision.Responded.class);
        assertThat(((Decision.Responded) elsewhere).response().status()).isEqualTo(403);
    }

    @Test
    void the_return_path_from_the_login_page_is_in_the_application() {
        TestRequest login = TestRequest.get("/login.jsp").query("return=%2Fapp%2Forders%3Fa%3Db");

        assertThat(guard.returnPath(login)).isEqualTo("/app/orders?a=b");
        assertThat(guard.returnPath(login, "/app/x")).isEqualTo("/app/x");
        assertThat(guard.returnPath(login, "/app/login.jsp")).isEqualTo("/app/");
        assertThat(guard.returnPath(login, "https://evil.example.com/")).isEqualTo("/app/");
    }

    @Test
    void rejections_of_rules_are_logged_with_their_reason() {
        LoggedLines log = LoggedLines.of(RejectionLog.class);
        try {
            guard.decide(TestRequest.get("/admin/users").bearer(TestTokens.good()));

            assertThat(log.only()).contains("role-missing");
        } finally {
            log.close();
        }
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), clock);
    }

    private static TestRequest preflight(String path) {
        return TestRequest.of("OPTIONS", path)
                .header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "GET");
    }

    private static TestRequest form() {
        return TestRequest.of("POST", "/elsewhere").header("Host", HOST);
    }

    private void assertAnonymous(TestRequest request) {
        assertThat(guard.decide(request)).isInstanceOf(Decision.Anonymous.class);
    }

    private void assertPrincipal(TestRequest request) {
        assertThat(guard.decide(request)).isInstanceOf(Decision.Authenticated.class);
    }

    private GuardResponse assertStatus(TestRequest request, int status) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        GuardResponse response = ((Decision.Rejected) decision).response();
        assertThat(response.status()).isEqualTo(status);
        return response;
    }

    private static String header(GuardResponse response, String name) {
        List<Header> found = response.headers().stream()
                .filter(header -> header.name().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).value();
    }
}
