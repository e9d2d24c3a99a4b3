package io.github.jwtfilter.internal.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long NOW = NOON.getEpochSecond();

    private PrivateJwkSet set;
    private KeyRotation rotation;

    private void rotate(String keys, String delay, String overlap) {
        set = PrivateJwkSet.parse(("{\"keys\":[" + keys + "],\"owner\":\"ops\"}").getBytes(UTF_8));
        rotation = new KeyRotation(set, NOON, Duration.parse(delay), Duration.parse(overlap));
        rotation.add(new LinkedHashMap<>(Map.of("kid", "new", "alg", "ES256")));
    }

    private Object member(String keyId, String name) {
        return set.keys().stream()
                .filter(key -> keyId.equals(key.get("kid")))
                .findFirst()
                .orElseThrow()
                .get(name);
    }

    private List<Object> keyIds() {
        return set.keys().stream().<Object>map(key -> key.get("kid")).toList();
    }

    @Test
    void the_old_key_verifies_until_its_last_token_has_expired() {
        rotate("{\"kid\":\"old\",\"x\":1}", "PT10M", "PT1H");

        assertThat(keyIds()).containsExactly("old", "new");
        assertThat(member("new", "nbf")).isEqualTo(NOW + 600);
        assertThat(set.keys().get(1)).doesNotContainKey("exp");
        assertThat(member("old", "exp")).isEqualTo(NOW + 600 + 3_600);
        assertThat(member("old", "x")).as("another member").isEqualTo(1L);
        assertThat(set.json()).endsWith("\n],\"owner\":\"ops\"}\n");
        assertThat(rotation.events())
                .containsExactly(
                        "old key:  kid old, verifies until 2026-06-01T13:10:00Z",
                        "new key:  kid new, ES256, signs from 2026-06-01T12:10:00Z");
    }

    @Test
    void a_key_that_no_token_needs_is_removed_and_an_earlier_end_remains() {
        rotate(
                "{\"kid\":\"first\",\"exp\":" + NOW + "},{\"kid\":\"second\",\"exp\":" + (NOW + 1)
                        + "},{\"kid\":\"third\"}",
                "PT10M",
                "PT1H");

        assertThat(keyIds()).containsExactly("second", "third", "new");
        assertThat(member("second", "exp")).isEqualTo(NOW + 1);
        assertThat(rotation.events().get(0)).isEqualTo("removed:  kid first; its tokens are no longer accepted");
    }

    @Test
    void a_leaked_key_is_replaced_at_once_also_for_late_clocks() {
        rotate("{\"kid\":\"old\"},{\"kid\":\"next\",\"nbf\":" + (NOW + 60) + "}", "PT0S", "PT0S");

        assertThat(keyIds()).containsExactly("new");
        assertThat(member("new", "nbf")).isEqualTo(NOW - 60);
        assertThat(rotation.events()).last().asString().endsWith("signs at once");
    }

    @Test
    void a_new_key_without_delay_is_newer_than_the_present_one() {
        rotate("{\"kid\":\"old\",\"nbf\":" + (NOW - 10) + "}", "PT0S", "PT1H");

        assertThat(member("new", "nbf")).isEqualTo(NOW - 9);
    }

    @Test
    void a_new_key_signs_at_once_if_no_other_key_signs_until_its_start() {
        rotate("{\"kid\":\"old\",\"exp\":" + (NOW + 599) + "}", "PT10M", "PT1H");

        assertThat(member("new", "nbf")).isEqualTo(NOW - 60);
    }

    @Test
    void a_second_rotation_waits_for_the_first() {
        assertThatThrownBy(() ->
                        rotate("{\"kid\":\"old\"},{\"kid\":\"next\",\"nbf\":" + (NOW + 60) + "}", "PT10M", "PT1H"))
                .isInstanceOf(UnusableInput.class)
                .hasMessage("The key next already becomes valid on 2026-06-01T12:01:00Z; rotate again after that.");
    }

    @Test
    void the_algorithm_is_that_of_the_newest_key() {
        rotate(
                "{\"kid\":\"a\",\"kty\":\"EC\",\"crv\":\"P-384\",\"nbf\":9},{\"kid\":\"b\",\"kty\":\"RSA\",\"nbf\":8}",
                "PT0S",
                "PT1H");

        assertThat(KeyAlgorithm.of(Map.of("kty", "EC", "crv", "P-384"))).isEqualTo(KeyAlgorithm.ES384);
        assertThat(KeyAlgorithm.of(Map.of("kty", "EC", "crv", "P-521"))).isEqualTo(KeyAlgorithm.ES512);
        assertThat(KeyAlgorithm.of(Map.of("kty", "EC", "crv", "P-256"))).isEqualTo(KeyAlgorithm.ES256);
        assertThat(KeyAlgorithm.of(Map.of("kty", "RSA"))).isEqualTo(KeyAlgorithm.RS256);
        assertThat(KeyAlgorithm.of(Map.of("kty", "OKP"))).isEqualTo(KeyAlgorithm.EdDSA);
        assertThat(KeyAlgorithm.of(Map.of("kty", "oct"))).isEqualTo(KeyAlgorithm.HS256);
        assertThat(rotation.algorithm()).isEqualTo(KeyAlgorithm.ES256);
    }
}
