package io.github.jwtfilter.internal.base64;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's encoder defines the canonical form: a text is canonical if decoding and encoding it returns the same text. */
class Base64UrlTest {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void decodes_the_empty_text() {
        assertThat(decoded("")).isEmpty();
    }

    @Test
    void decodes_the_example_of_rfc_7515() {
        // Appendix C
        assertThat(decoded("A-z_4ME")).containsExactly(3, 236, 255, 224, 193);
    }

    @Test
    void agrees_with_the_jdk_on_every_text_of_up_to_two_ascii_characters() {
        for (int first = 0; first < 128; first++) {
            assertAgreement(String.valueOf((char) first));
            for (int second = 0; second < 128; second++) {
                assertAgreement("" + (char) first + (char) second);
            }
        }
    }

    @Test
    void agrees_with_the_jdk_on_every_text_of_three_characters_of_the_alphabet() {
        for (int i = 0; i < 64 * 64 * 64; i++) {
            assertAgreement("" + ALPHABET.charAt(i >> 12) + ALPHABET.charAt(i >> 6 & 63) + ALPHABET.charAt(i & 63));
        }
    }

    @Test
    void agrees_with_the_jdk_on_every_last_character() {
        for (String start : new String[] {"", "A", "AA", "AAA", "AAAA", "_____", "_-9zZa"}) {
            for (char last = 0; last < 0x180; last++) {
                assertAgreement(start + last);
            }
        }
    }

    @Test
    void decodes_the_output_of_the_jdk_for_any_length() {
        Random random = new Random(7515);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(decoded(ENCODER.encodeToString(bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QQ==",
                "QUI=",
                "QUJD=",
                "Q",
                "QUJDR",
                "+/+/",
                "Q Q",
                " QQ",
                "QQ ",
                "QQ\n",
                "Q\r\nQ",
                "QQ.",
                "QR",
                "QUJ",
                "Q\u00e9",
                "\uff31\uff31",
                "QQ\u0000",
                "Q\u0131",
                "QQ==QUJD",
                "QUI=QUJD",
                "Q=QUJDQU",
                "QUJD\u0000UJD",
                "=",
                "====",
                "\ud83d\ude00"
            })
    void rejects_padding_other_alphabets_white_space_and_stray_bits(String text) {
        assertThat(decoded(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q!JD", "QUJD*UJD", "QQ==QUJD", "+/+/", "Q QA", "Q\u00e9JD", "QUJDQ=Q", "QU\nD"})
    void rejects_foreign_characters_at_each_place_of_a_group(String text) {
        for (String before : List.of("", "QUJD", "QUJDQUJD")) {
            assertThat(decoded(before + text)).isNull();
        }
    }

    /** Characters whose codes exceed those of ISO 8859-1 by a multiple of 256 have the same lower byte as one of the alphabet. */
    @Test
    void rejects_each_character_outside_the_alphabet_at_each_place() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int place = 0; place < 8; place++) {
            for (char c = 0; c < 0x3000; c++) {
                StringBuilder text = new StringBuilder("QUJDQUJD");
                text.setCharAt(place, c);
                assertThat(decoded(text.toString()) != null)
                        .as("U+%04X", (int) c)
                        .isEqualTo(alphabet.indexOf(c) >= 0);
            }
        }
    }

    @Test
    void decodes_a_part_of_a_text() {
        String text = "=QUJD=";
        assertThat(decoded(text, 1, 5)).isEqualTo("ABC".getBytes(StandardCharsets.US_ASCII));
        assertThat(decoded(text, 0, 5)).isNull();
        assertThat(decoded(text, 2, 2)).isEmpty();
    }

    /** Decodes a text by both methods, for characters and for bytes, which must agree. */
    private static byte[] decoded(String text) {
        return decoded(text, 0, text.length());
    }

    private static byte[] decoded(String text, int from, int to) {
        byte[] decoded = Base64Url.decode(text, from, to);
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (latin.length == text.length()) {
            assertThat(Base64Url.decode(latin, from, to)).as(text).isEqualTo(decoded);
        }
        return decoded;
    }

    private static void assertAgreement(String text) {
        byte[] expected = decodedByTheJdk(text);
        boolean canonical = expected != null && ENCODER.encodeToString(expected).equals(text);
        assertThat(decoded(text)).as(text).isEqualTo(canonical ? expected : null);
    }

    private static byte[] decodedByTheJdk(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
