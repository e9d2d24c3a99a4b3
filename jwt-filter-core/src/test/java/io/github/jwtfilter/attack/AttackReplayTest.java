package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.Alert;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.monitor.Monitor;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attacks in a row on a complete guard, each of which raises exactly one alert, or none. */
class AttackReplayTest {
    private static final String FORGERS_SECRET = "a secret of the attacker, 32 bytes or more";
    private static final String OWN_SECRET = "q7Lw2ZrX9sVb4NcM1kJh8GfD3pTyU6eA";

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows during the tests
    private final List<Alert> alerts = new ArrayList<>();
    private final Monitor monitor = new Monitor(nanos::get, alerts::add);
    private Guard guard = guard();

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void each_attack_is_reported_once_and_many_clients_with_one_failure_are_not() throws Exception {
        try (LoggedLines lines = LoggedLines.of(Monitor.class)) {
            aTokenFromTwentyAddresses();
            aThousandFailuresOfOneClient();
            aReusedRenewalToken();
            int reported = alerts.size();
            tenThousandClientsWithOneFailureEach();

            assertThat(alerts)
                    .extracting(Alert::kind)
                    .containsExactly(
                            Alert.Kind.TOKEN_FROM_MANY_ADDRESSES,
                            Alert.Kind.MANY_FAILURES,
                            Alert.Kind.RENEWAL_TOKEN_REUSED);
            assertThat(reported).isEqualTo(3);
            assertThat(lines.all()).hasSize(3).allMatch(line -> line.startsWith("WARNING Alert "));
        }
        for (Alert.Kind kind : Alert.Kind.values()) {
            assertThat(monitor.counters().raised(kind))
                    .as(kind.code())
                    .isEqualTo(alerts.stream()
                            .filter(alert -> alert.kind() == kind)
                            .count());
        }
    }

    @Test
    void the_tables_are_bounded_after_floods_of_clients_and_tokens() throws Exception {
        tenThousandClientsWithOneFailureEach();
        for (int i = 0; i < 20_000; i++) {
            accept(token("user" + i, "jti" + i), "198.51.100.1");
        }
        for (int i = 0; i < 20_000; i++) {
            guard.decide(TestRequest.get("/page")
                    .from("2001:db8:0:" + Integer.toHexString(i) + "::1")
                    .bearer("a.b.c"));
        }

        assertThat(monitor.countedClients()).isBetween(9_000, 10_000);
        assertThat(monitor.countedTokens()).isBetween(9_000, 10_000);
        assertThat(alerts).isEmpty();
    }

    @Test
    void the_same_attacks_are_reported_again_after_their_periods() throws Exception {
        guard.close();
        guard = guard("monitor.rise = off");
        aTokenFromTwentyAddresses();
        aThousandFailuresOfOneClient();
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        aTokenFromTwentyAddresses();
        aThousandFailuresOfOneClient();

        assertThat(alerts)
                .extracting(Alert::kind)
                .containsExactly(
                        Alert.Kind.TOKEN_FROM_MANY_ADDRESSES,
                        Alert.Kind.MANY_FAILURES,
                        Alert.Kind.TOKEN_FROM_MANY_ADDRESSES,
                        Alert.Kind.MANY_FAILURES);
    }

    private void aTokenFromTwentyAddresses() throws JOSEException {
        String token = token("alice", "stolen");
        for (int i = 0; i < 200; i++) {
            accept(token, "192.0.2." + i % 20);
        }
    }

    private void aThousandFailuresOfOneClient() throws JOSEException {
        for (int i = 0; i < 1_000; i++) {
            guard.decide(TestRequest.get("/page")
                    .from("203.0.113.66")
                    .bearer(sign(FORGERS_SECRET, "mallory", "forged" + i)));
        }
    }

    private void aReusedRenewalToken() {
        SessionClient victim = new SessionClient(guard).signIn("bob");
        Map<String, String> copy = new LinkedHashMap<>(victim.jar());
        for (int i = 0; i < 2; i++) {
            clock.move(Duration.ofMinutes(12));
            victim.user(SessionClient.get("/page").from("203.0.113.9"));
        }
        SessionClient thief = new SessionClient(guard);
        thief.jar().putAll(copy);

        assertThat(thief.user(SessionClient.get("/page").from("198.51.100.9")))
                .isEqualTo(RejectionReason.RENEWAL_REUSED.code());
        thief.jar().putAll(copy);
        thief.user(SessionClient.get("/page").from("198.51.100.9"));
    }

    private void tenThousandClientsWithOneFailureEach() throws JOSEException {
        String forged = sign(FORGERS_SECRET, "mallory", "one");
        for (int i = 0; i < 10_000; i++) {
            Decision decision = guard.decide(TestRequest.get("/page")
                    .from("100." + i / 250 + ".7." + i % 250)
                    .bearer(forged));
            assertThat(SessionClient.reason(decision)).isEqualTo(RejectionReason.BAD_SIGNATURE);
        }
    }

    private void accept(String token, String client) {
        assertThat(guard.decide(TestRequest.get("/page").from(client).bearer(token)))
                .isInstanceOf(Decision.Authenticated.class);
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(
                TestSettings.loadWith(
                        "session.store = memory", "session.secret = " + OWN_SECRET, String.join("\n", lines)),
                clock,
                monitor);
    }

    private static String token(String subject, String tokenId) throws JOSEException {
        return sign(TestSettings.SECRET, subject, tokenId);
    }

    private static String sign(String secret, String subject, String tokenId) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(TestSettings.ISSUER)
                        .audience(TestSettings.AUDIENCE)
                        .subject(subject)
                        .jwtID(tokenId)
                        .expirationTime(Date.from(TestTokens.ISSUED.plusSeconds(36_000)))
                        .build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
