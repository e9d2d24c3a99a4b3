package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    @Test
    void reads_every_character_that_utf_8_can_write() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                assertThat(onlyCharacter(escaped(codePoint))).isEqualTo(codePoint);
            }
        }
    }

    @Test
    void reads_every_octet_as_latin_1() {
        for (int octet = 0; octet <= 0xFF; octet++) {
            String text = String.format("%%%02X", octet);
            Escapes escapes = Escapes.ofLatin1(text, text.length());

            assertThat(escapes.next()).isEqualTo(octet);
            assertThat(escapes.escaped()).isTrue();
            assertThat(escapes.next()).isEqualTo(Escapes.END);
        }
    }

    @Test
    void decodes_escapes() {
        Escapes escapes = Escapes.ofUtf8("%2fa/%C3%A9", 11);

        assertThat(escapes.next()).isEqualTo('/');
        assertThat(escapes.escaped()).isTrue();
        assertThat(escapes.next()).isEqualTo('a');
        assertThat(escapes.escaped()).isFalse();
        assertThat(escapes.next()).isEqualTo('/');
        assertThat(escapes.escaped()).isFalse();
        assertThat(escapes.next()).isEqualTo(0xE9);
        assertThat(escapes.escaped()).isTrue();
        assertThat(escapes.next()).isEqualTo(Escapes.END);
        assertThat(escapes.next()).isEqualTo(Escapes.END);
    }

    @Test
    void reads_nothing_after_the_end() {
        assertThat(Escapes.ofUtf8("%41", 2).next()).isEqualTo(Escapes.MALFORMED);
        assertThat(Escapes.ofUtf8("%C3%A9", 5).next()).isEqualTo(Escapes.MALFORMED);
        assertThat(Escapes.ofUtf8("%C3%A9", 0).next()).isEqualTo(Escapes.END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%4g",
                "%g4",
                "%g",
                "%%41",
                "%-1",
                "%+1",
                "% 1",
                "%1 ",
                "%\uff11\uff11",
                "%\u01411",
                "%u0041",
                "%80",
                "%BF",
                "%C0%80",
                "%C1%BF",
                "%C3",
                "%C3%",
                "%C3%A",
                "%C3%Ag",
                "%C3x",
                "%C3xA9",
                "%C3%29",
                "%C3%C3",
                "%E0%9F%BF",
                "%E2%82",
                "%E2%82x",
                "%E2%28%A1",
                "%ED%A0%80",
                "%ED%BF%BF",
                "%F0%8F%BF%BF",
                "%F0%9F%98",
                "%F4%90%80%80",
                "%F5%80%80%80",
                "%F7%BF%BF%BF",
                "%F8%88%80%80%80",
                "%FC%84%80%80%80%80",
                "%FE",
                "%FF"
            })
    void detects_malformed_escapes(String text) {
        assertThat(Escapes.ofUtf8(text, text.length()).next()).isEqualTo(Escapes.MALFORMED);
    }

    private static int onlyCharacter(String text) {
        Escapes escapes = Escapes.ofUtf8(text, text.length());
        int first = escapes.next();
        return escapes.next() == Escapes.END ? first : Escapes.MALFORMED;
    }

    private static String escaped(int codePoint) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%')
                    .append(Character.forDigit(octet >> 4 & 0xF, 16))
                    .append(Character.forDigit(octet & 0xF, 16));
        }
        return escaped.toString();
    }
}
