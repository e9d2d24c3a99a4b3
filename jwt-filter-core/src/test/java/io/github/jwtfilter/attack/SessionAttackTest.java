package io.github.jwtfilter.attack;

import static io.github.jwtfilter.fixture.SessionClient.ACCESS;
import static io.github.jwtfilter.fixture.SessionClient.OWN_ORIGIN;
import static io.github.jwtfilter.fixture.SessionClient.RENEWAL;
import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.headers;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static io.github.jwtfilter.fixture.SessionClient.reason;
import static io.github.jwtfilter.fixture.SessionClient.request;
import static io.github.jwtfilter.fixture.SessionClient.setCookies;
import static io.github.jwtfilter.fixture.SessionClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the sessions of an application that also accepts the tokens of another issuer. */
class SessionAttackTest {
    private static final String OWN_ISSUER = "urn:jwt-filter:app";
    private static final String OWN_SECRET = "q7Lw2ZrX9sVb4NcM1kJh8GfD3pTyU6eA";
    private static final String EVIL = "https://evil.example";
    private static final String ENDPOINTS = "session.refresh-path = /jwt/refresh\nsession.logout-path = /jwt/logout";
    private static final String RULES = "access.10 = /public/** : anyone\naccess.20 = /maybe : optional";

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private Guard guard = guard();
    private SessionClient victim = new SessionClient(guard);

    @AfterEach
    void close() {
        guard.close();
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(
                TestSettings.loadWith(
                        "session.store = memory\nsession.secret = " + OWN_SECRET + "\n" + ENDPOINTS + "\n" + RULES,
                        String.join("\n", lines)),
                clock);
    }

    private void use(String... lines) {
        guard.close();
        guard = guard(lines);
        victim = new SessionClient(guard);
    }

    private void expireAccess() {
        clock.move(Duration.ofMinutes(12));
        victim.jar().remove(ACCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "Post", "GET", "HEAD", "PUT", "OPTIONS", "DELETE", "PROPFIND"})
    void no_method_but_post_renews_or_ends_a_session_at_an_endpoint(String method) {
        victim.signIn("alice");
        Map<String, String> before = victim.copy().jar();

        for (String path : List.of("/jwt/refresh", "/jwt/logout")) {
            Decision decision = victim.decide(request(method, path)
                    .header("X-HTTP-Method-Override", "POST")
                    .header("Origin", OWN_ORIGIN));
            assertThat(status(decision)).isEqualTo(405);
        }
        assertThat(victim.jar()).isEqualTo(before);
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "POST", "PUT", "get", "FOO"})
    void no_unsafe_request_of_another_site_is_renewed(String method) {
        victim.signIn("alice");
        expireAccess();

        Decision decision = victim.decide(request(method, "/page").header("Origin", EVIL));
        assertThat(reason(decision)).isEqualTo(RejectionReason.CSRF);
        assertThat(setCookies(decision)).isEmpty();
    }

    @Test
    void a_web_socket_of_another_site_renews_nothing() {
        victim.signIn("alice");
        expireAccess();
        Decision evil = victim.decide(webSocket().header("Origin", EVIL));
        assertThat(reason(evil)).isEqualTo(RejectionReason.CSRF);
        assertThat(setCookies(evil)).isEmpty();

        Decision own = victim.decide(webSocket().header("Origin", OWN_ORIGIN));
        assertThat(own).isInstanceOf(Decision.Authenticated.class);
        assertThat(setCookies(own)).hasSize(2);
    }

    private static TestRequest webSocket() {
        return get("/socket").header("Upgrade", "websocket").header("Connection", "Upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", EVIL, "https://app.example.com.evil.example", "http://app.example.com"})
    void no_other_origin_uses_the_endpoints(String origin) {
        victim.signIn("alice");

        for (String path : List.of("/jwt/refresh", "/jwt/logout")) {
            assertThat(reason(victim.decide(post(path).header("Origin", origin))))
                    .isEqualTo(RejectionReason.CSRF);
            assertThat(reason(victim.decide(post(path).bearer(TestTokens.good()).header("Origin", origin))))
                    .isEqualTo(RejectionReason.CSRF);
        }
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void plain_http_does_not_use_the_endpoints() {
        victim.signIn("alice");

        assertThat(reason(victim.decide(post("/jwt/logout").plainHttp().header("Origin", OWN_ORIGIN))))
                .isEqualTo(RejectionReason.PLAIN_HTTP);
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void a_cookie_of_another_host_with_the_session_of_the_attacker_is_detected() {
        victim.signIn("alice");
        SessionClient attacker = new SessionClient(guard).signIn("mallory");

        Decision decision =
                victim.decide(get("/page").cookie(ACCESS, attacker.jar().get(ACCESS)));
        assertThat(reason(decision)).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(victim.jar()).isEmpty();
    }

    @Test
    void cookies_of_parent_domains_are_deleted_if_there_are_two() {
        use("session.cookie-path = /app");
        victim.signIn("alice");
        expireAccess();
        String name = "__Secure-app-renewal";
        String first = victim.jar().get(name);

        Decision decision = victim.decide(get("/page").cookie(name, "another-" + first));
        assertThat(reason(decision)).isEqualTo(RejectionReason.MALFORMED_RENEWAL);
        assertThat(setCookies(decision))
                .contains(
                        name + "=; Path=/app; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
                        name + "=; Path=/app; Domain=example.com; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
                        name + "=; Path=/app; Domain=app.example.com; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
    }

    /** Otherwise the next request would renew the session of the attacker. */
    @ParameterizedTest
    @ValueSource(strings = {"/page", "/a/b/c"})
    void cookies_of_parent_domains_are_deleted_with_each_path(String page) {
        use("session.cookie-path = /app");
        victim.signIn("alice");
        SessionClient attacker = new SessionClient(guard).signIn("mallory");
        expireAccess();
        String name = "__Secure-app-renewal";

        Decision decision = victim.decide(get(page).cookie(name, attacker.jar().get(name)));
        assertThat(reason(decision)).isEqualTo(RejectionReason.MALFORMED_RENEWAL);
        String end = "; Max-Age=0; HttpOnly; Secure; SameSite=Lax";
        for (String path : List.of("/", "/app/", "/app" + page)) {
            assertThat(setCookies(decision))
                    .contains(
                            name + "=; Path=" + path + "; Domain=example.com" + end,
                            name + "=; Path=" + path + "; Domain=app.example.com" + end);
        }
    }

    @Test
    void the_own_cookie_is_deleted_only_together_with_all_others() {
        use("session.cookie-path = /app");
        victim.signIn("alice");
        expireAccess();
        String name = "__Secure-app-renewal";
        TestRequest request = get("/" + "a/".repeat(300)).cookie(name, "planted");

        List<String> cookies = setCookies(victim.decide(request));
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith(name))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Domain="));
        assertThat(cookies.stream().mapToInt(String::length).sum()).isLessThan(4_000);
    }

    @Test
    void a_session_that_was_planted_before_the_login_is_useless_afterwards() {
        SessionClient attacker = new SessionClient(guard).signIn("mallory");
        victim.jar().putAll(attacker.jar());
        victim.signIn("alice");

        assertThat(attacker.user(get("/page"))).isEqualTo("revoked");
        attacker.jar().clear();
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
        assertThat(victim.jar()).doesNotContainValue(attacker.jar().get(RENEWAL));
    }

    @Test
    void the_key_of_one_issuer_signs_no_token_of_another() throws Exception {
        String otherAsOwn = signed(TestSettings.SECRET, OWN_ISSUER, OWN_ISSUER, null);
        String ownAsOther = signed(OWN_SECRET, TestSettings.ISSUER, TestSettings.AUDIENCE, null);

        assertThat(victim.user(get("/page").bearer(otherAsOwn))).isEqualTo("bad-signature");
        assertThat(victim.user(get("/page").bearer(ownAsOther))).isEqualTo("bad-signature");
        assertThat(victim.user(get("/page").bearer(signed(OWN_SECRET, OWN_ISSUER, OWN_ISSUER, null))))
                .isEqualTo("mallory");
    }

    @Test
    void an_issuer_that_may_have_any_name_cannot_take_that_of_the_sessions() throws Exception {
        guard.close();
        guard = GuardFactory.create(
                TestSettings.load(
                        "issuer = any",
                        "audience = any",
                        "keys.secret = " + TestSettings.SECRET,
                        "session.store = memory",
                        "session.secret = " + OWN_SECRET),
                clock);
        victim = new SessionClient(guard);

        assertThat(victim.user(get("/page").bearer(signed(TestSettings.SECRET, OWN_ISSUER, OWN_ISSUER, null))))
                .isEqualTo("bad-signature");
        assertThat(victim.user(get("/page").bearer(signed(TestSettings.SECRET, "https://x.example", "x", null))))
                .isEqualTo("mallory");
    }

    @Test
    void a_foreign_token_with_the_id_of_a_session_does_not_end_it() throws Exception {
        victim.signIn("alice");
        String sessionId =
                (String) principal(victim.decide(get("/page"))).token().claim("sid");
        String foreign = signed(TestSettings.SECRET, TestSettings.ISSUER, TestSettings.AUDIENCE, sessionId);

        guard.sessions().end(get("/page").cookie(ACCESS, foreign));
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
        victim.decide(
                post("/jwt/logout").header("Origin", OWN_ORIGIN).bearer(foreign).cookie("other", foreign));
        assertThat(victim.jar()).isEmpty();
    }

    @Test
    void a_token_of_an_issuer_without_keys_in_the_cookie_prevents_no_login() throws Exception {
        guard.close();
        guard = GuardFactory.create(
                TestSettings.load(
                        "issuer = https://unreachable.example.com",
                        "audience = app",
                        "keys.jwks-uri = http://127.0.0.1:1/jwks",
                        "session.store = memory"),
                clock);
        victim = new SessionClient(guard);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://unreachable.example.com")
                        .build());
        token.sign(new com.nimbusds.jose.crypto.RSASSASigner(
                KeyRing.rsa(2048, 65_537).getPrivate()));
        victim.jar().put(ACCESS, token.serialize());

        victim.signIn("alice");
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4_096, 70_000})
    void oversized_cookies_are_deleted(int length) {
        victim.signIn("alice");
        victim.jar().put(RENEWAL, "A".repeat(length));
        victim.jar().put(ACCESS, "e30." + "A".repeat(length) + ".e30");

        assertThat(status(victim.decide(get("/page")))).isEqualTo(401);
        assertThat(victim.jar()).isEmpty();
    }

    @Test
    void many_renewal_cookies_are_rejected_without_renewing_any() {
        victim.signIn("alice");
        expireAccess();
        TestRequest request = get("/page");
        for (int i = 0; i < 500; i++) {
            request.cookie(RENEWAL, "v" + i);
        }

        assertThat(reason(victim.copy().decide(request))).isEqualTo(RejectionReason.MALFORMED_RENEWAL);
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void a_user_revoked_in_the_grace_period_gets_no_new_access_token() {
        victim.signIn("alice");
        SessionClient thief = victim.copy();
        expireAccess();
        thief.jar().remove(ACCESS);
        victim.decide(get("/page"));
        clock.move(Duration.ofSeconds(5));
        guard.revocations().revokeSubject(OWN_ISSUER, "alice", clock.instant());
        clock.move(Duration.ofSeconds(5));

        assertThat(thief.user(get("/page"))).isEqualTo("session-ended");
        assertThat(victim.user(get("/page"))).isEqualTo("revoked");
    }

    @Test
    void every_failed_renewal_has_the_response_of_any_invalid_token() {
        Set<String> responses = new LinkedHashSet<>();
        responses.add(bytes(guard.decide(get("/page").bearer("e30.e30.e30"))));
        for (String renewal : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA." + "A".repeat(43), "A".repeat(5_000))) {
            victim.jar().put(RENEWAL, renewal);
            responses.add(bytes(victim.decide(get("/page"))));
        }
        SessionClient thief = victim.signIn("alice").copy();
        expireAccess();
        victim.decide(get("/page"));
        clock.move(Duration.ofMinutes(12));
        responses.add(bytes(thief.copy().decide(get("/page")))); // used again
        responses.add(bytes(thief.decide(post("/jwt/refresh").header("Origin", OWN_ORIGIN)))); // ended
        SessionClient loggedOut = victim.signIn("alice").copy();
        guard.sessions().end(victim.with(get("/page")));
        responses.add(bytes(loggedOut.decide(get("/page")))); // revoked

        assertThat(responses).hasSize(1);
    }

    private static String bytes(Decision decision) {
        StringBuilder text = new StringBuilder();
        for (Header header : headers(decision)) {
            if (!header.name().equals("Set-Cookie")) {
                text.append(header).append('\n');
            }
        }
        return status(decision) + "\n" + text
                + ((Decision.Rejected) decision).response().body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "th-TH-u-nu-thai-ca-buddhist", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void sessions_work_in_every_locale(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            use();
            victim.signIn("Ali\u0131\u0130", "I\u0130i\u0131");
            expireAccess();
            JwtPrincipal principal = principal(victim.decide(get("/page")));
            assertThat(principal.getName()).isEqualTo("Ali\u0131\u0130");
            assertThat(principal.roles()).containsExactly("I\u0130i\u0131");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void cookies_signed_with_an_earlier_secret_are_deleted() {
        victim.signIn("alice");
        Map<String, String> before = victim.jar();
        guard.close();
        guard = GuardFactory.create(TestSettings.loadWith("session.store = memory"), clock);
        SessionClient later = new SessionClient(guard);
        later.jar().putAll(before);

        assertThat(status(later.decide(get("/page")))).isEqualTo(401);
        assertThat(later.jar()).isEmpty();
        assertThat(later.signIn("alice").user(get("/page"))).isEqualTo("alice");
    }

    @Test
    void no_session_becomes_another_user_when_its_access_token_expires() {
        use("token.cookie = sso");
        victim.signIn("bob");
        victim.jar().put("sso", TestTokens.good());
        assertThat(victim.user(get("/page"))).isEqualTo("bob");
        expireAccess();
        assertThat(victim.user(get("/page"))).isEqualTo("bob");

        victim.decide(post("/jwt/logout").header("Origin", OWN_ORIGIN));
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCESS, RENEWAL})
    void a_token_cookie_with_the_name_of_a_session_cookie_changes_nothing(String name) {
        use("token.cookie = " + name);
        victim.signIn("alice");
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
        expireAccess();
        assertThat(victim.user(get("/page"))).isEqualTo("alice");
        SessionClient copy = victim.copy();
        victim.decide(post("/jwt/logout").header("Origin", OWN_ORIGIN));
        assertThat(copy.user(get("/page"))).isEqualTo("revoked");
    }

    @Test
    void a_user_of_the_server_keeps_one_session_on_paths_open_to_anyone() {
        use("session.bridge = true", "coexist = /**");
        victim.jar().put("JSESSIONID", "1");
        assertThat(setCookies(victim.decide(get("/page").signedIn("carol")))).hasSize(2);

        for (int i = 0; i < 3; i++) {
            assertThat(setCookies(victim.decide(get("/public/a.css").signedIn("carol"))))
                    .isEmpty();
        }
        assertThat(guard.sessions().endAll("carol")).isOne();
    }

    @Test
    void in_report_only_mode_no_request_starts_renews_or_deletes_anything() {
        use("mode = report-only", "session.bridge = true", "coexist = /old/**");
        victim.jar().put(ACCESS, "e30.e30.e30");
        victim.jar().put(RENEWAL, "x");
        List<TestRequest> requests = List.of(
                get("/page"),
                get("/old/page").signedIn("carol"),
                post("/jwt/refresh").header("Origin", OWN_ORIGIN),
                post("/jwt/logout").header("Origin", OWN_ORIGIN));

        for (TestRequest request : requests) {
            Decision decision = victim.decide(request);
            assertThat(decision).isInstanceOf(Decision.PassThrough.class);
            assertThat(decision.headers()).isEmpty();
        }
    }

    private static JwtPrincipal principal(Decision decision) {
        return ((Decision.Authenticated) decision).principal();
    }

    private static String signed(String secret, String issuer, String audience, String sessionId) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject("mallory")
                .issueTime(Date.from(TestTokens.ISSUED))
                .expirationTime(Date.from(TestTokens.ISSUED.plusSeconds(600)));
        if (sessionId != null) {
            claims.claim("sid", sessionId);
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
