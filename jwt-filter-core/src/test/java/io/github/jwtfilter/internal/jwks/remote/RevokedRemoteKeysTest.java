package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.RevocableKeys;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Locally revoked keys of an issuer that still publishes them. */
class RevokedRemoteKeysTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final ServedIssuer served = ServedIssuer.patient();
    private final AtomicReference<KeyRevocations> revocations = new AtomicReference<>(KeyRevocations.NONE);
    private final RevocableKeys keys = new RevocableKeys(served.remote.keys, revocations::get, () -> {});
    private final TokenVerifier verifier = TestVerifier.of(TestSettings.loadWith(), served.clock, keys);

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void a_revoked_key_is_rejected_at_once_and_the_others_are_accepted() {
        served.publishes("k1", "k2").remote.tick();
        assertThat(validate("k1")).isNull();

        revoke("k1");

        assertThat(validate("k1")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(validate("k2")).isNull();
        assertThat(served.server.requests()).isEqualTo(1);
    }

    @Test
    void a_revoked_key_stays_revoked_when_the_keys_are_fetched_again() {
        served.publishes("k1").remote.tick();
        String thumbprint = thumbprint("k1");
        for (String name : List.of("k1", thumbprint)) {
            revoke(name);
            served.publishes("k1", "k2").remote.tickAfter(REFRESH);
            assertThat(validate("k1")).isEqualTo(RejectionReason.KEY_REVOKED);
            served.publishes("k2", "k1", "k3").remote.tickAfter(REFRESH);
            assertThat(validate("k1")).isEqualTo(RejectionReason.KEY_REVOKED);
            assertThat(validate("k2")).isNull();
        }
    }

    @Test
    void a_key_that_was_revoked_before_it_was_published_is_never_trusted() {
        served.publishes("k1").remote.tick();
        String thumbprint = TestIssuer.read(served.issuer.jwkSet("k2")).keys().get(0).names().stream()
                .filter(name -> !name.equals("k2"))
                .findFirst()
                .orElseThrow();
        revoke(thumbprint);
        served.publishes("k1", "k2").remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(validate("k2")).as("the set is fetched for it").isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(served.server.requests()).isEqualTo(2);
    }

    @Test
    void an_unknown_key_id_that_is_revoked_causes_no_fetch() {
        served.publishes("k1").remote.tick();
        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        revoke("k9");

        for (int i = 0; i < 5; i++) {
            assertThat(validate("k9")).isEqualTo(RejectionReason.KEY_REVOKED);
        }
        FetchThreads.awaitEnd();

        assertThat(served.server.requests()).isEqualTo(1);
    }

    @Test
    void another_unknown_key_id_causes_a_fetch() {
        revoke("k9");
        served.publishes("k1").remote.tick();
        assertThat(validate("k1")).isNull();
        served.publishes("k1", "k2").remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(validate("k2")).isNull();
        assertThat(validate("k1")).isNull();
        assertThat(served.server.requests()).isEqualTo(2);
    }

    @Test
    void a_revoked_thumbprint_does_not_affect_the_next_key_with_the_same_id() {
        served.publishes("k1").remote.tick();
        String old = served.issuer.token("k1");
        revoke(thumbprint("k1"));
        served.issuer.replace("k1");
        served.publishes("k1").remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(ServedIssuer.validate(verifier, old)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(served.server.requests()).isEqualTo(1);
        assertThat(validate("k1")).as("signed by the key that is there now").isNull();
        assertThat(served.server.requests()).isEqualTo(2);
    }

    @Test
    void with_every_key_revoked_an_outage_of_the_issuer_has_no_effect() {
        revoke("*");

        assertThat(validate("k1")).as("before the first fetch").isEqualTo(RejectionReason.KEY_REVOKED);
        served.remote.tick();
        assertThat(served.remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(validate("k1")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.REVOKED);

        served.publishes("k1").remote.tickAfter(REFRESH);
        assertThat(validate("k1")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(keys.health().revoked()).singleElement().asString().startsWith("kid \"k1\" ES256 thumbprint ");

        revoke();
        assertThat(validate("k1")).isNull();
    }

    @Test
    void during_an_outage_tokens_get_503_although_other_keys_are_revoked() {
        revoke("k1");
        served.remote.tick();

        assertThat(validate("k2")).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.UNAVAILABLE);
    }

    @Test
    void reading_the_health_causes_no_fetch() {
        revoke("k1");

        assertThat(keys.known().keys()).isEmpty();
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.UNTRIED);
        FetchThreads.awaitEnd();
        assertThat(served.server.requests()).isZero();
    }

    private void revoke(String... names) {
        revocations.set(KeyRevocations.of(List.of(names)));
    }

    private String thumbprint(String keyId) {
        return keys.known().keys().stream()
                .filter(key -> keyId.equals(key.keyId()))
                .flatMap(key -> key.names().stream())
                .filter(name -> !name.equals(keyId))
                .findFirst()
                .orElseThrow();
    }

    private RejectionReason validate(String keyId) {
        return ServedIssuer.validate(verifier, served.issuer.token(keyId));
    }
}
