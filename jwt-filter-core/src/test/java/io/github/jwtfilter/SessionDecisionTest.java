package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as a client with a cookie jar sees them. */
class SessionDecisionTest {
    private static final String ACCESS = "__Host-app-access";
    private static final String RENEWAL = "__Host-app-renewal";
    private static final String BRIDGE = "session.store = memory\nsession.bridge = true\ncoexist = /old/**";
    private static final String RULES =
            "access.10 = /public/** : anyone\naccess.20 = /maybe : optional\n" + "access.30 = /admin : role admin\n";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private RecordedEvents events;
    private final Map<String, String> jar = new LinkedHashMap<>();
    private Guard guard = guard("session.store = memory", RULES);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void authenticates_the_user_of_a_new_session() {
        signIn("alice", "clerk");

        JwtPrincipal principal = ((Decision.Authenticated) decide(get("/page"))).principal();
        assertThat(principal.getName()).isEqualTo("alice");
        assertThat(principal.roles()).containsExactly("clerk");
    }

    @Test
    void writes_cookies_that_no_script_and_no_other_host_can_use() {
        List<String> cookies = setCookies(signIn("alice"));

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(
                        cookie -> assertThat(cookie)
                                .matches(
                                        "__Host-app-(access|renewal)=[^;]+; Path=/; Max-Age=\\d+; HttpOnly; Secure; SameSite=Lax"));
    }

    @Test
    void renews_an_expired_session_and_serves_the_request() {
        signIn("alice");
        String before = jar.get(RENEWAL);
        clock.move(Duration.ofMinutes(12));

        Decision decision = decide(get("/page"));
        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        assertThat(setCookies(decision.headers())).hasSize(2);
        assertThat(jar.get(RENEWAL)).isNotEqualTo(before);
        assertThat(decide(get("/page")).headers()).isEmpty();
    }

    @Test
    void serves_a_form_that_is_sent_after_the_access_token_has_expired() {
        signIn("alice");
        clock.move(Duration.ofMinutes(30));

        assertThat(decide(post("/page").header("Origin", "https://app.example.com")))
                .isInstanceOf(Decision.Authenticated.class);
    }

    @Test
    void renews_without_an_access_cookie() {
        signIn("alice");
        jar.remove(ACCESS);

        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
        assertThat(jar).containsKey(ACCESS);
    }

    @Test
    void renews_nothing_for_a_request_from_another_site() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));
        String before = jar.get(RENEWAL);

        Decision decision = decide(post("/page").header("Origin", "https://evil.example"));
        assertThat(reason(decision)).isEqualTo(RejectionReason.CSRF);
        assertThat(setCookies(headers(decision))).isEmpty();
        clock.move(Duration.ofMinutes(5));
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
        assertThat(jar.get(RENEWAL)).isNotEqualTo(before);
        assertThat(events.alerts(guard)).isEmpty();
    }

    @Test
    void renews_nothing_over_plain_http() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));

        Decision decision = decide(get("/page").plainHttp());
        assertThat(reason(decision)).isEqualTo(RejectionReason.PLAIN_HTTP);
        assertThat(setCookies(headers(decision))).isEmpty();
    }

    @Test
    void renews_nothing_for_a_request_with_a_token_in_a_header() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));

        Decision decision = decide(get("/page").bearer("e30.e30.e30"));
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        assertThat(setCookies(headers(decision))).isEmpty();
    }

    @Test
    void renews_nothing_on_a_path_that_is_open_to_anyone() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));

        assertThat(decide(get("/public/a")).headers()).isEmpty();
    }

    @Test
    void renews_nothing_if_the_client_would_not_receive_the_cookies() {
        use(BRIDGE, RULES);
        signIn("alice");
        clock.move(Duration.ofMinutes(12));
        String before = jar.get(RENEWAL);

        assertThat(decide(get("/page").withoutCookies())).isInstanceOf(Decision.Rejected.class);
        assertThat(jar).containsEntry(RENEWAL, before);
        jar.clear();
        assertThat(decide(page("/old/page").signedIn("carol").withoutCookies()).headers())
                .isEmpty();
    }

    @Test
    void counts_the_addresses_of_renewals() {
        for (int i = 0; i < 7; i++) {
            signIn("alice");
            jar.remove(ACCESS);
            decide(get("/page").from("192.0.2." + i));
        }
        assertThat(events.alerts(guard)).isEmpty();
        for (int i = 0; i < 7; i++) {
            jar.remove(ACCESS);
            decide(get("/page").from("192.0.2." + i));
        }

        assertThat(events.alerts(guard)).containsExactly("session-from-many-addresses");
    }

    @Test
    void rejects_an_issuer_of_the_same_name_as_the_sessions() {
        LoadedSettings loaded = TestSettings.loadWith(
                "session.store = memory",
                "session.name = shop",
                "principal.prefix = idp/",
                "issuers.other.issuer = urn:jwt-filter:shop",
                "issuers.other.audience = urn:jwt-filter:shop",
                "issuers.other.principal.prefix = other/",
                "issuers.other.roles.prefix.add = other-",
                "issuers.other.keys.secret = 7nO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> GuardFactory.create(loaded, clock))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains("issuers.other.issuer", "session.name"));
    }

    @Test
    void gives_the_renewed_cookies_to_a_user_without_the_required_role() {
        signIn("alice", "clerk");
        clock.move(Duration.ofMinutes(12));

        Decision decision = decide(get("/admin"));
        assertThat(reason(decision)).isEqualTo(RejectionReason.ROLE_MISSING);
        assertThat(setCookies(headers(decision))).hasSize(2);
        clock.move(Duration.ofMinutes(12));
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
        assertThat(events.alerts(guard)).isEmpty();
    }

    @Test
    void rejects_an_ended_session_like_any_invalid_token_and_deletes_the_cookies() {
        signIn("alice");
        clock.move(Duration.ofHours(3));

        Decision.Rejected ended = (Decision.Rejected) decide(get("/page"));
        Decision.Rejected invalid =
                (Decision.Rejected) guard.decide(get("/page").bearer("e30.e30.e30"));
        assertThat(ended.rejection().reason()).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(ended.response().status()).isEqualTo(invalid.response().status());
        assertThat(ended.response().body()).isEqualTo(invalid.response().body());
        assertThat(lines(ended.response().headers(), false))
                .isEqualTo(lines(invalid.response().headers(), false));
        assertThat(jar).isEmpty();
    }

    @Test
    void treats_a_client_whose_session_has_ended_as_anonymous_where_a_token_is_optional() {
        signIn("alice");
        clock.move(Duration.ofHours(3));

        assertThat(decide(get("/maybe"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(jar).isEmpty();
    }

    @Test
    void reports_a_renewal_token_that_is_used_again_and_ends_the_session() {
        signIn("alice");
        Map<String, String> copy = new LinkedHashMap<>(jar);
        clock.move(Duration.ofMinutes(12));
        decide(get("/page"));
        clock.move(Duration.ofMinutes(12));

        Decision theft = guard.decide(with(get("/page").from("198.51.100.9"), copy));
        assertThat(reason(theft)).isEqualTo(RejectionReason.RENEWAL_REUSED);
        assertThat(events.all(guard, AlertRaised.class)).singleElement().satisfies(event -> {
            assertThat(event.alert().kind()).isEqualTo(Alert.Kind.RENEWAL_TOKEN_REUSED);
            assertThat(event.alert().user()).isEqualTo("alice");
            assertThat(event.alert().clientAddress()).isEqualTo("198.51.100.9");
        });
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void rejects_the_access_token_immediately_after_the_session_has_ended() {
        signIn("alice");
        Map<String, String> copy = new LinkedHashMap<>(jar);
        guard.sessions().end(with(get("/page"), jar));

        assertThat(reason(guard.decide(with(get("/page"), copy)))).isEqualTo(RejectionReason.REVOKED);
        assertThat(reason(guard.decide(get("/page").bearer(copy.get(ACCESS))))).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void ends_the_session_of_an_access_token_without_its_renewal_cookie() {
        signIn("alice");
        guard.sessions().end(get("/page").cookie(ACCESS, jar.get(ACCESS)));
        jar.remove(ACCESS);

        assertThat(reason(decide(get("/page")))).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void ends_the_earlier_session_of_the_client_with_a_new_one() {
        signIn("alice");
        String first = jar.get(ACCESS);
        signIn("bob");

        assertThat(reason(guard.decide(get("/page").bearer(first)))).isEqualTo(RejectionReason.REVOKED);
        assertThat(((Decision.Authenticated) decide(get("/page"))).principal().getName())
                .isEqualTo("bob");
    }

    @Test
    void ends_all_sessions_of_a_user() {
        signIn("alice");
        Map<String, String> first = new LinkedHashMap<>(jar);
        jar.clear();
        signIn("alice");

        assertThat(guard.sessions().endAll("alice")).isEqualTo(2);
        assertThat(guard.decide(with(get("/page"), first))).isInstanceOf(Decision.Rejected.class);
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void does_not_renew_the_sessions_of_a_user_who_is_revoked_as_of_a_later_time() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));
        guard.revocations().revokeSubject("urn:jwt-filter:app", "alice", clock.instant());

        assertThat(reason(decide(get("/page")))).isEqualTo(RejectionReason.SESSION_ENDED);
        clock.move(Duration.ofSeconds(1));
        signIn("alice");
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA.BBBB", "\"\"", "%00", "e30.e30.e30"})
    void deletes_a_renewal_cookie_that_it_has_not_written(String value) {
        jar.put(RENEWAL, value);

        Decision decision = decide(get("/page"));
        assertThat(((Decision.Rejected) decision).response().status()).isEqualTo(401);
        assertThat(setCookies(headers(decision))).hasSize(value.equals("\"\"") ? 0 : 2);
    }

    @Test
    void renews_nothing_with_two_different_renewal_cookies() {
        signIn("alice");
        clock.move(Duration.ofMinutes(12));
        TestRequest request = with(get("/page"), jar).cookie(RENEWAL, jar.get(RENEWAL) + "x");

        assertThat(reason(guard.decide(request))).isEqualTo(RejectionReason.MALFORMED_RENEWAL);
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
    }

    @Test
    void rejects_a_session_that_does_not_fit_into_a_cookie() {
        String branch = "b".repeat(4_000);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        guard.sessions().start(post("/public/login"), "alice", List.of(), Map.of("branch", branch)))
                .withMessageContaining("4096")
                .withMessageNotContaining("bbb");
        assertThat(guard.sessions().endAll("alice")).isZero();
    }

    @Test
    void reports_an_unavailable_store_to_the_login_as_such() {
        use(
                "session.store = redis",
                "session.secret = a secret of the test with at least 32 bytes",
                "store.redis.url = redis://127.0.0.1:1");

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> signIn("alice"));
    }

    @Test
    void renews_and_ends_sessions_for_scripts() {
        use("session.store = memory", "session.refresh-path = /jwt/refresh", "session.logout-path = /jwt/logout");
        signIn("alice");
        Decision refreshed = decide(post("/jwt/refresh").header("Origin", "https://app.example.com"));
        assertThat(((Decision.Responded) refreshed).response().status()).isEqualTo(204);
        assertThat(setCookies(headers(refreshed))).hasSize(2);

        Map<String, String> copy = new LinkedHashMap<>(jar);
        Decision ended = decide(post("/jwt/logout").header("Origin", "https://app.example.com"));
        assertThat(((Decision.Responded) ended).response().status()).isEqualTo(204);
        assertThat(jar).isEmpty();
        assertThat(guard.decide(with(get("/page"), copy))).isInstanceOf(Decision.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jwt/refresh", "/jwt/logout"})
    void rejects_requests_of_other_sites_and_other_methods_to_the_endpoints(String path) {
        use("session.store = memory", "session.refresh-path = /jwt/refresh", "session.logout-path = /jwt/logout");
        signIn("alice");

        assertThat(reason(decide(post(path).header("Origin", "https://evil.example"))))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(reason(decide(post(path)))).isEqualTo(RejectionReason.CSRF);
        assertThat(((Decision.Responded) decide(get(path))).response().status()).isEqualTo(405);
        assertThat(decide(get("/page"))).isInstanceOf(Decision.Authenticated.class);
    }

    @Test
    void deletes_the_cookies_at_the_logout_path_also_if_the_store_fails() {
        use("session.store = memory", "session.logout-path = /jwt/logout", "store.memory.max-entries = 100");
        signIn("alice");
        for (int i = 0; i < 100; i++) {
            Objects.requireNonNull(guard.revocations())
                    .revokeSession(guard.sessions().issuer(), "session " + i);
        }

        Decision decision = decide(post("/jwt/logout").header("Origin", "https://app.example.com"));
        assertThat(reason(decision)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(setCookies(headers(decision))).hasSize(2).allMatch(cookie -> cookie.contains("Max-Age=0;"));
    }

    @Test
    void publishes_only_public_keys() throws Exception {
        use("session.store = memory", "session.jwks-path = /jwt/keys");
        signIn("alice");

        GuardResponse response = ((Decision.Responded) guard.decide(get("/jwt/keys"))).response();
        JWKSet keys = JWKSet.parse(response.body());
        assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
    }

    @Test
    void publishes_no_key_that_is_revoked() throws Exception {
        use("session.store = memory", "session.jwks-path = /jwt/keys");
        String keyId = JWKSet.parse(published()).getKeys().get(0).getKeyID();
        guard.revocations().revokeKey("other");
        guard.revocations().revokeAll(clock.instant());
        assertThat(published()).contains(keyId);

        String id = guard.revocations().revokeKey(keyId).id();
        assertThat(published()).isEqualTo("{\"keys\":[]}");
        guard.revocations().remove(id);
        assertThat(published()).contains(keyId);
        guard.revocations().revokeKey("*");
        assertThat(published()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void publishes_no_key_that_the_settings_revoke() {
        use("session.store = memory", "session.jwks-path = /jwt/keys", "keys.revoked = *");

        assertThat(published()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void publishes_no_key_while_it_is_not_known_which_are_revoked() {
        use(
                "session.store = memory",
                "session.jwks-path = /jwt/keys",
                "revocation.store = redis",
                "store.redis.url = redis://127.0.0.1:1");

        assertThat(reason(guard.decide(get("/jwt/keys")))).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
    }

    private String published() {
        return ((Decision.Responded) guard.decide(get("/jwt/keys"))).response().body();
    }

    @Test
    void neither_starts_nor_renews_a_session_in_report_only_mode() {
        use("session.store = memory", "mode = report-only");

        assertThat(signIn("alice")).isEmpty();
        assertThat(decide(get("/page")).headers()).isEmpty();
    }

    @Test
    void needs_no_issuer_when_only_sessions_are_turned_on() {
        assertThat(guard.summary())
                .contains(
                        "sessions in memory",
                        "__Host-app-access",
                        "token from Authorization or the cookie of a session, which other sites cannot use");
        assertThat(guard.decide(get("/page"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void reports_a_session_that_is_used_from_many_addresses_once() {
        signIn("alice");
        for (int i = 0; i < 12; i++) {
            guard.decide(with(get("/page").from("192.0.2." + i), jar));
        }

        assertThat(events.alerts(guard)).containsExactly("session-from-many-addresses");
    }

    @Test
    void reports_many_failed_renewals_of_a_client_once() {
        jar.put(RENEWAL, "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        for (int i = 0; i < 100; i++) {
            guard.decide(with(get("/page"), jar));
        }

        assertThat(events.alerts(guard)).containsExactly("many-failures");
    }

    @Test
    void starts_no_session_with_a_revoked_signing_key() {
        use("session.store = memory", "keys.revoked = *", "access.10 = /public/** : anyone");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> signIn("alice"))
                .withMessageContaining("every valid signing key is revoked");
    }

    @Test
    void gives_a_user_of_the_server_a_session_with_the_roles_of_the_rules() {
        use(BRIDGE, "session.bridge.roles = manager, auditor", RULES);
        Decision decision = decide(page("/old/page").signedIn("carol", "admin", "auditor", "other"));

        assertThat(decision).isInstanceOf(Decision.PassThrough.class);
        JwtPrincipal principal = ((Decision.Authenticated) decide(get("/page"))).principal();
        assertThat(principal.getName()).isEqualTo("carol");
        assertThat(principal.roles()).containsExactlyInAnyOrder("admin", "auditor");
        assertThat(decide(page("/old/page").signedIn("carol", "admin")).headers())
                .isEmpty();
    }

    @Test
    void replaces_the_session_of_another_user_than_the_one_of_the_server() {
        use(BRIDGE, RULES);
        signIn("alice", "admin");
        Map<String, String> first = new LinkedHashMap<>(jar);

        assertThat(decide(page("/old/page").signedIn("carol"))).isInstanceOf(Decision.PassThrough.class);
        assertThat(((Decision.Authenticated) decide(get("/page"))).principal().getName())
                .isEqualTo("carol");
        assertThat(reason(guard.decide(with(get("/page"), first)))).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void starts_no_session_for_a_program_that_logs_in_with_each_request() {
        use(BRIDGE, RULES);

        assertThat(guard.decide(get("/old/page").signedIn("carol")).headers()).isEmpty();
        assertThat(guard.sessions().endAll("carol")).isZero();
    }

    @Test
    void starts_no_session_without_the_setting() {
        use("session.store = memory", "coexist = /old/**");

        assertThat(guard.decide(page("/old/page").signedIn("carol")).headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/public/login"})
    void rejects_a_request_after_a_failure_of_the_store(String path) {
        Decision.Rejected decision =
                (Decision.Rejected) guard.decideAfter(get(path), new StoreException("the database is down"));

        assertThat(decision.response().status()).isEqualTo(503);
        assertThat(decision.response().headers()).extracting(Header::name).contains("Retry-After");
        assertThat(decision.response().body()).doesNotContain("database");
        assertThat(decision.rejection().advice()).isEqualTo("the database is down");
        assertThat(setCookies(decision.response().headers())).isEmpty();
    }

    @Test
    void passes_a_request_after_a_failure_of_the_store_in_report_only_mode() {
        use("session.store = memory", "mode = report-only");

        assertThat(guard.decideAfter(get("/page"), new StoreException("down")))
                .isInstanceOf(Decision.PassThrough.class);
    }

    private static TestRequest page(String path) {
        return get(path).header("Accept", "text/html");
    }

    private void use(String... lines) {
        guard.close();
        guard = guard(lines);
    }

    private Guard guard(String... lines) {
        LoadedSettings loaded = TestSettings.load(lines);
        Guard made = GuardFactory.create(loaded, clock);
        events = RecordedEvents.of(made);
        return made;
    }

    private List<Header> signIn(String name, String... roles) {
        List<Header> cookies = guard.sessions()
                .start(with(post("/public/login"), jar), name, List.of(roles), Map.of())
                .cookies();
        store(cookies);
        return cookies;
    }

    private Decision decide(TestRequest request) {
        Decision decision = guard.decide(with(request, jar));
        store(headers(decision));
        return decision;
    }

    private static TestRequest get(String path) {
        return TestRequest.get(path).header("Host", "app.example.com");
    }

    private static TestRequest post(String path) {
        return TestRequest.of("POST", path).header("Host", "app.example.com");
    }

    private static TestRequest with(TestRequest request, Map<String, String> cookies) {
        cookies.forEach(request::cookie);
        return request;
    }

    private void store(List<Header> headers) {
        for (String cookie : setCookies(headers)) {
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0;")) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
    }

    private static List<Header> headers(Decision decision) {
        if (decision instanceof Decision.Rejected) {
            return ((Decision.Rejected) decision).response().headers();
        }
        return decision instanceof Decision.Responded
                ? ((Decision.Responded) decision).response().headers()
                : decision.headers();
    }

    private static List<String> setCookies(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(Header::value)
                .toList();
    }

    private static List<String> lines(List<Header> headers, boolean cookies) {
        return headers.stream()
                .filter(header -> cookies || !header.name().equals("Set-Cookie"))
                .map(header -> header.name() + ": " + header.value())
                .toList();
    }

    private static RejectionReason reason(Decision decision) {
        return ((Decision.Rejected) decision).rejection().reason();
    }
}
