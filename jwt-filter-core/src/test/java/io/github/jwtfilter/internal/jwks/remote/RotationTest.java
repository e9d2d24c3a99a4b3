package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key rotations, and the freshness lifetime of key sets. */
class RotationTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final ServedIssuer served = ServedIssuer.patient();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void a_removed_key_is_rejected_after_the_next_refresh() {
        served.publishes("k1", "k2").remote.tick();
        String removed = served.issuer.token("k1");
        served.publishes("k2");
        assertThat(served.validate(removed)).isNull();

        served.remote.tickAfter(REFRESH);

        assertThat(served.validate(removed)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(served.validate(served.issuer.token("k2"))).isNull();
    }

    @Test
    void an_id_with_a_new_key_is_detected_with_one_fetch_per_interval() {
        served.publishes("k1").remote.tick();
        String old = served.issuer.token("k1");
        served.issuer.replace("k1");
        served.publishes("k1");
        String fresh = served.issuer.token("k1");
        for (int i = 0; i < 20; i++) {
            assertThat(served.validate(fresh)).isEqualTo(RejectionReason.BAD_SIGNATURE);
        }
        assertThat(served.server.requests()).isEqualTo(1);

        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(served.validate(fresh)).isNull();
        for (int i = 0; i < 20; i++) {
            FetchThreads.awaitEnd();
            assertThat(served.validate(old)).isEqualTo(RejectionReason.BAD_SIGNATURE);
        }
        FetchThreads.awaitEnd();
        assertThat(served.server.requests()).isEqualTo(3);
    }

    @Test
    void two_rotations_within_the_interval_are_both_detected_at_once() {
        served.publishes("k1").remote.tick();
        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        served.publishes("k2");
        assertThat(served.validate(served.issuer.token("k2"))).isNull();
        FetchThreads.awaitEnd();
        served.publishes("k3");
        served.remote.nanos.move(Duration.ofSeconds(1));

        assertThat(served.validate(served.issuer.token("k3"))).isNull();
        FetchThreads.awaitEnd();
        assertThat(served.server.requests()).isEqualTo(3);
    }

    @Test
    void a_third_rotation_within_the_interval_causes_503_and_never_401() {
        served.publishes("k1").remote.tick();
        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        for (String keyId : List.of("k2", "k3")) {
            served.publishes(keyId);
            assertThat(served.validate(served.issuer.token(keyId))).isNull();
            FetchThreads.awaitEnd();
            served.remote.nanos.move(Duration.ofSeconds(1));
        }
        served.publishes("k4");
        String token = served.issuer.token("k4");
        for (int second = 1; second < 30; second++) {
            assertThat(served.validate(token)).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            served.remote.nanos.move(Duration.ofSeconds(1));
        }
        assertThat(served.server.requests()).isEqualTo(3);

        assertThat(served.validate(token)).isNull();
        FetchThreads.awaitEnd();
        assertThat(served.server.requests()).isEqualTo(4);
    }

    /** Unknown key IDs lead to status 503 only after a rotation by the issuer, and not for long. */
    @Test
    void forged_ids_get_401_again_after_a_rotation() {
        served.publishes("k1").remote.tick();
        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        served.publishes("k2");
        assertThat(served.validate(served.issuer.token("k2"))).isNull();
        FetchThreads.awaitEnd();
        assertThat(served.validate(served.issuer.forged("forged1"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        FetchThreads.awaitEnd();
        assertThat(served.validate(served.issuer.forged("forged2"))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(served.validate(served.issuer.forged("forged1"))).isEqualTo(RejectionReason.UNKNOWN_KEY);

        for (int round = 1; round <= 5; round++) {
            served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
            for (int i = 0; i < 10; i++) {
                assertThat(served.validate(served.issuer.forged("forged" + round + "-" + i)))
                        .isEqualTo(RejectionReason.UNKNOWN_KEY);
                FetchThreads.awaitEnd();
            }
        }
        assertThat(served.server.requests()).isEqualTo(3 + 5);
    }

    @Test
    void valid_keys_are_used_although_other_members_are_invalid() {
        String good = served.issuer.jwkSet("k1");
        String key = good.substring(good.indexOf('[') + 1, good.lastIndexOf(']'));
        String odd = "null, \"text\", 1, [], {}, {\"kty\":\"EC\",\"kid\":7},"
                + " {\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"no-y\",\"x\":\"AA\"},{\"kty\":\"XMSS\",\"kid\":\"new\"},"
                + " {\"kty\":\"RSA\",\"use\":\"enc\",\"kid\":\"enc\",\"n\":\"AQ\",\"e\":\"AQAB\"},"
                + "{\"kty\":\"oct\",\"kid\":\"secret\",\"k\":\"c2VjcmV0\"}";
        served.server.behave(Behaviours.json("{\"keys\":[" + odd + "," + key + "]}"));

        served.remote.tick().tick();

        assertThat(served.validate(served.issuer.token("k1"))).isNull();
        assertThat(served.remote.keys.health().keys()).isEqualTo(1);
        assertThat(served.remote.log.all())
                .anyMatch(line -> line.startsWith("WARNING") && line.contains("have a problem"))
                .noneMatch(line -> line.contains("c2VjcmV0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: max-age=0             | PT1M",
                "Cache-Control: max-age=-1            | PT5M",
                "Cache-Control: max-age=315360000     | PT1H",
                "Cache-Control: public, max-age=600   | PT10M",
                "Cache-Control: max-age=soon          | PT5M",
                "Expires: Thu, 01 Jan 1970 00:00:00 GMT | PT5M",
                "X-Nothing: at all                    | PT5M"
            })
    void the_lifetime_of_keys_is_that_of_the_response_within_bounds(String header, Duration lifetime) {
        served.server.behave(Behaviours.respond(200, served.issuer.jwkSet("k1"), header));
        served.remote.tick();
        assertThat(served.validate(served.issuer.token("k1"))).isNull();

        served.remote.tickAfter(lifetime.minus(MOMENT));
        assertThat(served.server.requests()).isEqualTo(1);
        served.remote.tickAfter(MOMENT);
        assertThat(served.server.requests()).isEqualTo(2);
    }

    /** B1: changes of the wall clock must not cause, delay or prolong anything. */
    @Test
    void adjustments_of_the_wall_clock_do_not_affect_keys() {
        served.publishes("k1").remote.tick();
        String token = served.issuer.token("k1");
        for (int hours : new int[] {-1, 3, -10_000, 20_000}) {
            served.clock.move(Duration.ofHours(hours));
            served.remote.tick();
            assertThat(served.validate(token)).isIn(RejectionReason.ISSUED_IN_FUTURE, RejectionReason.EXPIRED);
            assertThat(served.validate(served.issuer.forged("k9"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        }
        assertThat(served.server.requests()).isEqualTo(1);

        served.remote.tickAfter(REFRESH);

        assertThat(served.server.requests()).isEqualTo(2);
    }

    @Test
    void a_key_of_one_issuer_verifies_no_token_of_another_even_under_the_same_id() {
        TestIssuer other = new TestIssuer("https://other.example.com");
        served.publishes("k1");
        try (KeyServer otherServer = KeyServer.start();
                RemoteSetup otherRemote = RemoteSetup.of(ServedIssuer.fetch(otherServer))) {
            otherServer.behave(Behaviours.json(other.jwkSet("k1")));
            TokenVerifier verifier = verifier(
                    policy(TestSettings.ISSUER, served.remote), policy("https://other.example.com", otherRemote));
            TestIssuer attacker = served.issuer.callingItself("https://other.example.com");
            TestIssuer untrusted = served.issuer.callingItself("http://127.0.0.1:" + otherServer.port());

            assertThat(ServedIssuer.validate(verifier, served.issuer.token("k1")))
                    .isNull();
            assertThat(ServedIssuer.validate(verifier, other.token("k1"))).isNull();
            assertThat(ServedIssuer.validate(verifier, attacker.token("k1"))).isEqualTo(RejectionReason.BAD_SIGNATURE);
            assertThat(ServedIssuer.validate(verifier, untrusted.token("k1"))).isEqualTo(RejectionReason.WRONG_ISSUER);
            FetchThreads.awaitEnd();
            assertThat(otherServer.requests()).isEqualTo(1);
        }
    }

    @Test
    void forged_tokens_of_one_issuer_do_not_use_up_the_fetches_of_another() {
        TestIssuer other = new TestIssuer("https://other.example.com");
        served.publishes("k1");
        try (KeyServer otherServer = KeyServer.start();
                RemoteSetup otherRemote = RemoteSetup.of(ServedIssuer.fetch(otherServer))) {
            otherServer.behave(Behaviours.json(other.jwkSet("k1")));
            TokenVerifier verifier = verifier(
                    policy(TestSettings.ISSUER, served.remote), policy("https://other.example.com", otherRemote));
            served.remote.tick();
            otherRemote.tick();
            otherServer.behave(Behaviours.json(other.jwkSet("k2")));
            served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
            otherRemote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

            ServedIssuer.validate(verifier, served.issuer.forged("k2"));

            assertThat(ServedIssuer.validate(verifier, other.token("k2"))).isNull();
            FetchThreads.awaitEnd();
            assertThat(served.server.requests()).isEqualTo(2);
        }
    }

    private static IssuerPolicy policy(String issuer, RemoteSetup remote) {
        LoadedSettings loaded = TestSettings.load("issuer = " + issuer, "audience = " + TestSettings.AUDIENCE);
        AlgorithmAllowlist algorithms =
                AlgorithmAllowlist.of(Optional.empty(), remote.keys::algorithms, loaded.problems());
        return new IssuerPolicy(loaded.settings().issuers().get(0), algorithms, remote.keys);
    }

    private static TokenVerifier verifier(IssuerPolicy... policies) {
        return new TokenVerifier(
                TestSettings.with().token(),
                List.of(policies),
                new TickingClock(TestTokens.ISSUED),
                FloodLimits.none());
    }
}
