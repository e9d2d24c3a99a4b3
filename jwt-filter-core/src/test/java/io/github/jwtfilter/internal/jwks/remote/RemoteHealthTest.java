package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteHealthTest {
    private final TestIssuer issuer = new TestIssuer();
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void is_untried_before_the_first_fetch() {
        assertThat(health()).hasToString("UNTRIED https://idp.example.com/keys, 0 keys");
        assertThat(health().age()).isEmpty();
        assertThat(health().failure()).isEmpty();
    }

    @Test
    void is_unavailable_after_a_first_fetch_that_failed() {
        remote.tick();

        assertThat(health()).hasToString("UNAVAILABLE https://idp.example.com/keys, 0 keys: responded with 500");
        assertThat(health().age()).isEmpty();
    }

    @Test
    void is_current_with_keys_and_has_their_age() {
        fetch.gives(issuer.keySet("k1", "k2"));
        remote.tick();
        remote.nanos.move(Duration.ofSeconds(250));

        assertThat(health()).hasToString("CURRENT https://idp.example.com/keys, 2 keys, 250s old");
        assertThat(health().age()).contains(Duration.ofSeconds(250));
        assertThat(health().failure()).isEmpty();
    }

    @Test
    void is_stale_while_the_last_good_keys_are_used() {
        fetch.gives(issuer.keySet("k1"));
        remote.tick();
        fetch.fails("responded with 404");
        remote.tickAfter(Duration.ofMinutes(5));

        assertThat(health()).hasToString("STALE https://idp.example.com/keys, 1 key, 300s old: responded with 404");
    }

    @Test
    void is_unavailable_when_the_last_good_keys_are_too_old() {
        fetch.gives(issuer.keySet("k1"));
        remote.tick();
        fetch.fails("responded with 404");
        remote.tickAfter(RemoteSetup.TOLERANCE);
        remote.nanos.move(Duration.ofSeconds(1));

        assertThat(health())
                .hasToString("UNAVAILABLE https://idp.example.com/keys, 0 keys, 7201s old: responded with 404");
        assertThat(health().state()).isEqualTo(KeyHealth.State.UNAVAILABLE);
    }

    @Test
    void describes_the_location_of_the_keys_without_secrets() {
        assertThat(remote.keys.description()).isEqualTo("keys from https://idp.example.com/keys");
        assertThat(remote.keys.algorithms())
                .contains(JwsAlgorithm.RS256, JwsAlgorithm.ES256)
                .noneMatch(JwsAlgorithm::symmetric);
        assertThat(fetch.calls()).isZero();
    }

    private KeyHealth health() {
        return remote.keys.health();
    }
}
