package io.github.jwtfilter.internal.base64;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
    /** The first and last digits, those that differ between the alphabets, padding, and others. */
    private static final String CHARACTERS = "AQB/+-_= ";

    @Test
    void decodes_both_alphabets_with_and_without_padding() {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            for (Base64.Encoder encoder : new Base64.Encoder[] {
                Base64.getEncoder(),
                Base64.getEncoder().withoutPadding(),
                Base64.getUrlEncoder(),
                Base64.getUrlEncoder().withoutPadding()
            }) {
                String text = encoder.encodeToString(bytes);

                assertThat(Base64Text.decode(text)).isEqualTo(bytes);
                assertThat(Base64Text.decodeLines(text)).isEqualTo(length == 0 ? null : bytes);
                assertThat(Base64Text.decodeDamaged(text)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void accepts_exactly_what_the_encoders_of_the_jdk_write() {
        for (int length = 0; length <= 5; length++) {
            for (int number = 0; number < Math.pow(CHARACTERS.length(), length); number++) {
                String text = text(number, length);

                assertThat(Base64Text.decode(text)).as(text).isEqualTo(canonical(text));
            }
        }
    }

    private static String text(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int rest = number; text.length() < length; rest /= CHARACTERS.length()) {
            text.append(CHARACTERS.charAt(rest % CHARACTERS.length()));
        }
        return text.toString();
    }

    /** Decodes with the JDK, and encodes again; the texts are too short for the defect of its decoder. */
    private static byte[] canonical(String text) {
        byte[] bytes = jdk(Base64.getDecoder(), Base64.getEncoder(), text);
        return bytes == null ? jdk(Base64.getUrlDecoder(), Base64.getUrlEncoder(), text) : bytes;
    }

    private static byte[] jdk(Base64.Decoder decoder, Base64.Encoder encoder, String text) {
        try {
            byte[] bytes = decoder.decode(text);
            boolean same = text.equals(encoder.encodeToString(bytes))
                    || text.equals(encoder.withoutPadding().encodeToString(bytes));
            return same ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** With such lengths, the decoder of the JDK writes beyond the end of its array (JDK-8392044). */
    @Test
    void rejects_wrong_padding_of_each_length() {
        for (int length = 1; length < 300; length++) {
            char[] array = new char[length];
            Arrays.fill(array, 'Q'); // the unused bits are zero
            String digits = new String(array);

            assertThat(Base64Text.decode(digits + "=") != null).isEqualTo(length % 4 == 3);
            assertThat(Base64Text.decode(digits + "==") != null).isEqualTo(length % 4 == 2);
            assertThat(Base64Text.decode(digits + "===")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA\u00e9A", "AAA\u0141", "AAA\ud83d\ude00", "base64:AAAA", "AA.A", "%3D", "AAA\n"})
    void rejects_foreign_characters(String text) {
        assertThat(Base64Text.decode(text)).isNull();
        assertThat(Base64Text.decodeDamaged(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "QUJD, ABC",
        "'\tQU\r\nJD \n', ABC",
        "QUJDRA==, ABCD",
        "QUJDRA, ABCD",
        "'QUJD RB = =', ABCD",
        "QUJDRB, ABCD",
        "-_A, \u00fb\u00f0"
    })
    void decodes_several_lines(String text, String expected) {
        assertThat(Base64Text.decodeLines(text)).isEqualTo(expected.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "A", "A=", "AAAA AAAA=", "AAAA=AAA", "AAAAA", "\u00a0AAAA"})
    void rejects_lines_that_are_empty_or_not_base64(String text) {
        assertThat(Base64Text.decodeLines(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "QUJDR, ABC",
        "QUJDRE, ABCD",
        "QUJDREV, ABCDE",
        "QUJDREV=, ABCDE",
        "QUJDREV===, ABCDE",
        "QUJDRA==QUJD, ABCD",
        "QUJDR=, ABC",
        "'=QUJD', ''",
        "'', ''"
    })
    void decodes_damaged_texts(String text, String expected) {
        assertThat(Base64Text.decodeDamaged(text)).isEqualTo(expected.getBytes(ISO_8859_1));
    }
}
