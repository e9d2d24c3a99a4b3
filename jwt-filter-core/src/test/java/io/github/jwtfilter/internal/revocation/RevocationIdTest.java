package io.github.jwtfilter.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationIdTest {
    private static final String ISSUER = "https://idp.example.com";

    /** Texts that a store, a query or a normalization could confuse. */
    static Stream<String> values() {
        String nfc = "Zo\u00eb";
        return Stream.of(
                "",
                "1",
                "01",
                "1 ",
                "a:b",
                "a",
                "A",
                "'; DROP TABLE revocations; --",
                "\"quoted\"",
                "line\nbreak",
                "line\r\nbreak",
                "\u0000",
                "a\u0000",
                "a\u0000b",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "?",
                "\ufffd",
                nfc,
                Normalizer.normalize(nfc, Normalizer.Form.NFD),
                "x".repeat(6_000),
                "x".repeat(5_999) + "y",
                "\ud83d\ude00".repeat(3_000));
    }

    @Test
    void different_values_have_different_ids_for_each_kind() {
        List<String> values = values().toList();
        Set<String> ids = new HashSet<>();
        for (String value : values) {
            ids.add(RevocationId.ofToken(ISSUER, value));
            ids.add(RevocationId.ofSession(ISSUER, value));
            ids.add(RevocationId.ofSubject(ISSUER, value));
            ids.add(RevocationId.ofKey(value));
            ids.add(RevocationId.ofToken(value, "42"));
        }
        ids.add(RevocationId.ofToken(null, "42"));
        ids.add(RevocationId.ALL);
        ids.add(RevocationId.EVERY_KEY);

        assertThat(ids).hasSize(5 * values.size() + 3);
    }

    @ParameterizedTest
    @MethodSource("values")
    void equal_values_have_equal_ids_of_43_characters(String value) {
        assertThat(RevocationId.ofToken(ISSUER, value))
                .matches("[A-Za-z0-9_-]{43}")
                .isEqualTo(RevocationId.ofToken(new String(ISSUER.toCharArray()), new String(value.toCharArray())));
    }

    @Test
    void the_boundary_between_two_values_matters() {
        assertThat(RevocationId.ofToken("a", "bc")).isNotEqualTo(RevocationId.ofToken("ab", "c"));
        assertThat(RevocationId.ofToken("", "abc")).isNotEqualTo(RevocationId.ofToken("abc", ""));
    }

    /** Servers of different versions share a store. */
    @Test
    void the_format_is_stable() {
        assertThat(RevocationId.ofToken(ISSUER, "42")).isEqualTo("VdkGiHMkgK-9_7Uqc9i92Yp2MhQKFxF_2n0sjMsE5TA");
        assertThat(RevocationId.ofSubject(null, "Zo\u00eb \ud83d\ude00"))
                .isEqualTo("s0S0KYiqBbuoBqbHDBl_5WcYgPkzQyWevpXKYSSochM");
        assertThat(RevocationId.ALL).isEqualTo("x1hunu4cR00CQ5Z9wDT4rSHKe5LDQ_-n3v3Ft0chKsA");
    }
}
