package io.github.jwtfilter.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeyHealth.State;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.CollectedEvents;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySetEventsTest {
    private static final String LOCATION = "https://idp.example.com/keys";

    private final CollectedEvents events = new CollectedEvents();
    private final Source source = new Source();
    private final KeySetEvents observed = new KeySetEvents("partner", source, events);

    private void become(State state, String failure, VerificationKey... keys) {
        source.keys = KeySet.of(List.of(keys));
        source.health = new KeyHealth(state, LOCATION, keys.length, Duration.ZERO, failure);
        observed.run();
        observed.run();
    }

    @Test
    void each_change_is_one_event() {
        observed.run();
        assertThat(events.texts()).isEmpty();

        become(State.CURRENT, null, key("k1"));
        become(State.CURRENT, null, key("k1"));
        become(State.CURRENT, null, key("k1"), key("k2"));
        become(State.STALE, "connection refused", key("k1"), key("k2"));
        become(State.UNAVAILABLE, "connection refused");
        become(State.CURRENT, null, key("k3"));

        assertThat(events.texts())
                .containsExactly(
                        text("CURRENT", "UNTRIED", 1, "\"k1\"", ""),
                        text("CURRENT", "CURRENT", 2, "\"k1\", \"k2\"", ""),
                        text("STALE", "CURRENT", 2, "\"k1\", \"k2\"", " failure=\"connection refused\""),
                        text("UNAVAILABLE", "STALE", 0, "", " failure=\"connection refused\""),
                        text("CURRENT", "UNAVAILABLE", 1, "\"k3\"", ""));
    }

    private static String text(String state, String previous, int keys, String keyIds, String failure) {
        return "key-set-changed issuer=\"partner\" state=\"" + state + "\" previousState=\"" + previous
                + "\" location=\"" + LOCATION + "\" keys=" + keys + " keyIds=[" + keyIds + "] revokedKeys=0" + failure;
    }

    @Test
    void a_revoked_key_is_an_event_without_its_id() {
        become(State.CURRENT, null, key("k1"), key("k2"));
        source.keys = KeySet.of(List.of(key("k1"), key("k2").revoke()));
        source.health = new KeyHealth(State.CURRENT, LOCATION, 1, Duration.ZERO, null, List.of("key k2"));
        observed.run();
        observed.run();

        assertThat(events.texts()).hasSize(2);
        assertThat(events.texts().get(1)).contains("keys=1 keyIds=[\"k1\"] revokedKeys=1");
    }

    @Test
    void the_number_and_length_of_key_ids_is_limited() {
        become(
                State.CURRENT,
                null,
                IntStream.range(0, 100).mapToObj(i -> key("k".repeat(300) + i)).toArray(VerificationKey[]::new));

        assertThat(events.texts()).singleElement().asString().hasSizeLessThan(50 * 220);
    }

    @Test
    void keys_that_never_change_start_no_thread() {
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1), "/fixed-keys")) {
            KeySetEvents.observe("", new FixedKeys("settings", KeySet.of(List.of(key("k")))), events, scheduler);
            scheduler.start();

            assertThat(ApplicationThreads.of("/fixed-keys")).isEmpty();
            KeySetEvents.observe("", source, events, scheduler);
            scheduler.start();
            assertThat(ApplicationThreads.of("/fixed-keys")).hasSize(1);
        }
    }

    private static VerificationKey key(String id) {
        try {
            KeyPair pair = TestKeys.P_256;
            return VerificationKey.named(
                    SignatureVerifier.ofPublicKey(pair.getPublic()),
                    EnumSet.allOf(JwsAlgorithm.class),
                    id,
                    Thumbprints.NONE);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source implements KeySource {
        private KeySet keys = KeySet.empty();
        private KeyHealth health = new KeyHealth(State.UNTRIED, LOCATION, 0, null, null);

        @Override
        public Result<KeySet> current() {
            return keys.asResult();
        }

        @Override
        public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
            return current();
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return keys.algorithms();
        }

        @Override
        public KeyHealth health() {
            return health;
        }

        @Override
        public String description() {
            return "keys";
        }
    }
}
