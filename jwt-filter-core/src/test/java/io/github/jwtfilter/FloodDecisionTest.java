package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send many tokens with invalid signatures. */
class FloodDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final ECKey KEY = key(Curve.P_256, "k1");
    private static final ECKey FORGERS = key(Curve.P_256, "k1");
    private static final String SECRET = "Zk3vQw8Yt1Lr6Xn0Pb5Jd9Hs2Gf7Mc4U";
    private static final String OTHER_SECRET = "q7Tn2Wm9Kx4Bv1Rz6Yc8Ls3Dg0Hj5PfE";
    private static final String ATTACKER = "203.0.113.7";
    private static final String PROXY = "10.1.2.3";

    @TempDir
    private Path directory;

    private Guard guard;
    private int forged;

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void a_client_gets_401_for_fifty_invalid_tokens_then_429_with_retry_after() throws Exception {
        start();
        for (int i = 0; i < 50; i++) {
            assertThat(status(from(ATTACKER).bearer(forged()))).isEqualTo(401);
        }

        Decision.Rejected rejected =
                (Decision.Rejected) guard.decide(from(ATTACKER).bearer(forged()));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.TOO_MANY_FAILURES);
        assertThat(rejected.response().status()).isEqualTo(429);
        assertThat(rejected.response().headers().stream().map(Header::toString))
                .contains("Retry-After: 60", "Cache-Control: no-store", "Content-Type: application/problem+json")
                .noneMatch(line -> line.startsWith("WWW-Authenticate"));
        assertThat(rejected.response().body()).contains("\"status\":429", "Too many invalid tokens");
    }

    @Test
    void cached_tokens_of_the_client_and_tokens_of_other_clients_are_accepted() throws Exception {
        start();
        String cached = token("alice");
        assertThat(user(from(ATTACKER).bearer(cached))).isEqualTo("alice");
        exhaust(ATTACKER);

        assertThat(user(from(ATTACKER).bearer(cached))).isEqualTo("alice");
        assertThat(user(from("203.0.113.8").bearer(token("bob")))).isEqualTo("bob");
        assertThat(status(from(ATTACKER).bearer(token("carol")))).isEqualTo(429);
        assertThat(status(from("203.0.113.8").bearer(forged()))).isEqualTo(401);
    }

    @Test
    void only_failed_signature_checks_count() throws Exception {
        start();
        for (int i = 0; i < 100; i++) {
            assertThat(status(from(ATTACKER).bearer("a.b.c" + i))).isEqualTo(401);
            String forged = forged();
            assertThat(status(from(ATTACKER).bearer(forged.substring(0, forged.lastIndexOf('.') + 1))))
                    .isEqualTo(401);
            assertThat(status(from(ATTACKER).bearer(sign(key("other"), "alice", "other" + i))))
                    .isEqualTo(401);
            assertThat(status(from(ATTACKER).bearer(sign(KEY, "alice", "k1", NOW.minusSeconds(9_000 + i)))))
                    .isEqualTo(401);
        }

        assertThat(user(from(ATTACKER).bearer(token("alice")))).isEqualTo("alice");
    }

    @Test
    void a_token_that_is_sent_again_counts_once() throws Exception {
        start();
        String token = forged();
        for (int i = 0; i < 200; i++) {
            assertThat(status(from(ATTACKER).bearer(token))).isEqualTo(401);
        }

        assertThat(user(from(ATTACKER).bearer(token("alice")))).isEqualTo("alice");
    }

    @Test
    void with_a_secret_a_token_that_is_sent_again_counts_once_too() throws Exception {
        startWithSecret("token.cookie = access");
        String old = sign(OTHER_SECRET, "alice");
        String cached = sign(SECRET, "alice");

        for (int i = 0; i < 60; i++) {
            assertThat(status(from(ATTACKER).bearer(old))).isEqualTo(401);
            assertThat(user(from(ATTACKER).cookie("access", cached).cookie("access", old)))
                    .isEqualTo("alice");
        }

        assertThat(user(from(ATTACKER).bearer(sign(SECRET, "bob")))).isEqualTo("bob");
    }

    @Test
    void with_a_secret_different_forged_tokens_count() throws Exception {
        startWithSecret();
        for (int i = 0; i < 50; i++) {
            assertThat(status(from(ATTACKER).bearer(sign(OTHER_SECRET, "mallory" + i))))
                    .isEqualTo(401);
        }

        assertThat(status(from(ATTACKER).bearer(sign(SECRET, "alice")))).isEqualTo(429);
    }

    @Test
    void the_addresses_of_one_ipv6_prefix_share_a_budget() throws Exception {
        start();
        for (int i = 0; i < 50; i++) {
            status(from("2001:db8:1:2::" + Integer.toHexString(i)).bearer(forged()));
        }

        assertThat(status(from("2001:db8:1:2:ffff::1").bearer(token("alice")))).isEqualTo(429);
        assertThat(user(from("2001:db8:1:3::1").bearer(token("alice")))).isEqualTo("alice");
    }

    @Test
    void behind_a_proxy_each_forwarded_client_has_its_budget() throws Exception {
        start();
        for (int i = 0; i < 50; i++) {
            status(from(PROXY)
                    .header("X-Forwarded-For", "198.51.100." + i + ", " + ATTACKER)
                    .bearer(forged()));
        }

        assertThat(status(from(PROXY).header("X-Forwarded-For", ATTACKER).bearer(token("alice"))))
                .isEqualTo(429);
        assertThat(user(from(PROXY).header("X-Forwarded-For", "198.51.100.1").bearer(token("bob"))))
                .isEqualTo("bob");
    }

    @Test
    void behind_a_proxy_that_forwards_no_client_nobody_is_rejected_and_one_line_says_so() throws Exception {
        for (String settings : List.of("", "proxy.trusted = none")) {
            start(settings);
            for (String peer : List.of("127.0.0.1", "::1", PROXY, "fd00::1", "100.64.0.9")) {
                try (LoggedLines lines = LoggedLines.of(FloodLimits.class)) {
                    for (int i = 0; i < 60; i++) {
                        assertThat(status(from(peer).bearer(forged()))).isEqualTo(401);
                    }

                    assertThat(user(from(peer).bearer(token("alice")))).isEqualTo("alice");
                    assertThat(lines.all()).hasSize(peer.equals("127.0.0.1") ? 1 : 0);
                }
            }
            guard.close();
        }
    }

    @Test
    void a_forged_forwarding_header_neither_evades_the_limit_nor_harms_the_named_client() throws Exception {
        start();
        for (int i = 0; i < 50; i++) {
            status(from(ATTACKER).header("X-Forwarded-For", "198.51.100.9").bearer(forged()));
        }

        assertThat(status(from(ATTACKER)
                        .header("X-Forwarded-For", "198.51.100.10")
                        .bearer(forged())))
                .isEqualTo(429);
        assertThat(user(from("198.51.100.9").bearer(token("alice")))).isEqualTo("alice");
    }

    @Test
    void limits_can_be_switched_off() throws Exception {
        start("flood.failures = off");
        for (int i = 0; i < 60; i++) {
            assertThat(status(from(ATTACKER).bearer(forged()))).isEqualTo(401);
        }
    }

    @Test
    void each_key_that_is_tried_for_a_token_without_a_key_id_counts() throws Exception {
        start(
                new JWKSet(List.of(
                        key(Curve.P_521, "a"), key(Curve.P_521, "b"), key(Curve.P_521, "c"), key(Curve.P_521, "d"))),
                "flood.failures = 8/1m");
        ECKey forgers = key(Curve.P_521, "x");

        assertThat(status(from(ATTACKER).bearer(sign(forgers, "mallory", null))))
                .isEqualTo(401);
        assertThat(status(from(ATTACKER).bearer(sign(forgers, "trudy", null)))).isEqualTo(401);
        assertThat(status(from(ATTACKER).bearer(sign(forgers, "eve", null)))).isEqualTo(429);
    }

    @Test
    void a_rejected_client_is_not_anonymous_where_the_token_is_optional_and_is_not_sent_to_the_login()
            throws Exception {
        start("access.10 = /maybe : optional", "token.cookie = access", "challenge.login-page = /login");
        exhaust(ATTACKER);

        assertThat(status(TestRequest.get("/maybe").from(ATTACKER).cookie("access", token("alice"))))
                .isEqualTo(429);
        assertThat(status(from(ATTACKER).header("Sec-Fetch-Mode", "navigate").cookie("access", token("alice"))))
                .isEqualTo(429);
        assertThat(status(from(ATTACKER).header("Faces-Request", "partial/ajax").cookie("access", token("alice"))))
                .isEqualTo(429);
    }

    @Test
    void a_cookie_that_was_not_checked_rejects_the_request_also_beside_a_cached_one() throws Exception {
        start("token.cookie = access");
        String planted = token("mallory");
        assertThat(user(from("203.0.113.8").cookie("access", planted))).isEqualTo("mallory");
        exhaust(ATTACKER);

        assertThat(status(from(ATTACKER).cookie("access", planted).cookie("access", token("alice"))))
                .isEqualTo(429);
    }

    @Test
    void a_session_is_renewed_although_its_access_token_was_not_checked() throws Exception {
        start(
                "session.store = memory",
                "session.secret = " + "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA4sO1Yw+Qk2nB7vXe9rTz0LmP");
        SessionClient client = new SessionClient(guard).signIn("alice");
        exhaust(ATTACKER);
        client.jar().put(SessionClient.ACCESS, forged());

        assertThat(client.user(SessionClient.get("/page").from(ATTACKER))).isEqualTo("alice");
        assertThat(client.user(SessionClient.get("/page").from(ATTACKER))).isEqualTo("alice");
        client.jar().put(SessionClient.ACCESS, forged());
        client.jar().put(SessionClient.RENEWAL, "left-over");
        Decision kept = client.decide(SessionClient.get("/page").from(ATTACKER));
        assertThat(SessionClient.reason(kept)).isEqualTo(RejectionReason.TOO_MANY_FAILURES);
        assertThat(SessionClient.setCookies(kept)).isEmpty();
        client.jar().remove(SessionClient.RENEWAL);
        assertThat(client.user(SessionClient.get("/page").from(ATTACKER))).isEqualTo("too-many-failures");
    }

    @Test
    void tokens_at_the_logout_count_and_a_session_whose_token_was_not_checked_is_not_reported_as_ended()
            throws Exception {
        start(
                "session.store = memory",
                "session.secret = " + "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA4sO1Yw+Qk2nB7vXe9rTz0LmP",
                "session.logout-path = /jwt/logout");
        for (int i = 0; i < 50; i++) {
            assertThat(status(logout(forged()))).isEqualTo(204);
        }

        assertThat(status(from(ATTACKER).bearer(forged()))).isEqualTo(429);
        assertThat(status(logout(forged()))).isEqualTo(503);
    }

    private static TestRequest logout(String token) {
        return SessionClient.post("/jwt/logout")
                .from(ATTACKER)
                .header("Origin", SessionClient.OWN_ORIGIN)
                .cookie(SessionClient.ACCESS, token);
    }

    @Test
    void report_only_mode_rejects_nobody() throws Exception {
        start("mode = report-only");
        for (int i = 0; i < 60; i++) {
            assertThat(guard.decide(from(ATTACKER).bearer(forged()))).isInstanceOf(Decision.PassThrough.class);
        }
    }

    private void start(String... lines) throws Exception {
        start(new JWKSet(KEY.toPublicJWK()), lines);
    }

    private void startWithSecret(String... lines) throws Exception {
        load("keys.secret = " + SECRET, lines);
    }

    private void start(JWKSet keys, String... lines) throws Exception {
        Files.writeString(directory.resolve("keys.json"), keys.toPublicJWKSet().toString());
        load("keys.jwks-file = keys.json", lines);
    }

    private void load(String keys, String... lines) throws Exception {
        Path settings = directory.resolve("jwt-filter.properties");
        Files.writeString(
                settings,
                List.of(lines).stream()
                        .collect(Collectors.joining(
                                "\n", "issuer = https://idp.example.com\naudience = app\n" + keys + "\n", "\n")));
        guard = GuardFactory.create(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void exhaust(String client) throws JOSEException {
        for (int i = 0; i < 50; i++) {
            guard.decide(from(client).bearer(forged()));
        }
    }

    private static TestRequest from(String client) {
        return TestRequest.get("/page").from(client);
    }

    private int status(TestRequest request) {
        return SessionClient.status(guard.decide(request));
    }

    private String user(TestRequest request) {
        Decision decision = guard.decide(request);
        return decision instanceof Decision.Authenticated
                ? ((Decision.Authenticated) decision).principal().getName()
                : String.valueOf(SessionClient.reason(decision));
    }

    private static String token(String subject) throws JOSEException {
        return sign(KEY, subject, "k1");
    }

    private String forged() throws JOSEException {
        return sign(FORGERS, "mallory" + forged++, "k1");
    }

    private static String sign(ECKey key, String subject, String keyId) throws JOSEException {
        return sign(key, subject, keyId, NOW.plusSeconds(300));
    }

    private static String sign(ECKey key, String subject, String keyId, Instant expiry) throws JOSEException {
        JWSAlgorithm algorithm = key.getCurve().equals(Curve.P_521) ? JWSAlgorithm.ES512 : JWSAlgorithm.ES256;
        return sign(new ECDSASigner(key), new JWSHeader.Builder(algorithm).keyID(keyId), subject, expiry);
    }

    private static String sign(String secret, String subject) throws JOSEException {
        return sign(new MACSigner(secret), new JWSHeader.Builder(JWSAlgorithm.HS256), subject, NOW.plusSeconds(300));
    }

    private static String sign(JWSSigner signer, JWSHeader.Builder header, String subject, Instant expiry)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                header.build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://idp.example.com")
                        .audience("app")
                        .subject(subject)
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey key(String keyId) {
        return key(Curve.P_256, keyId);
    }

    private static ECKey key(Curve curve, String keyId) {
        try {
            return new ECKeyGenerator(curve).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
