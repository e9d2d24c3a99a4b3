package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJwsTest {
    private static final int MAX_SIZE = 64;

    @Test
    void splits_a_token_into_its_parts() {
        CompactJws token = CompactJws.parse("QQ.QUI.QUJD", MAX_SIZE).value();

        assertThat(token.header()).isEqualTo("QQ");
        assertThat(token.headerBytes()).isEqualTo(ascii("A"));
        assertThat(token.payloadBytes()).isEqualTo(ascii("AB"));
        assertThat(token)
                .usingRecursiveComparison()
                .isEqualTo(new CompactJws("QQ.QUI.QUJD", 2, 6, ascii("AB"), ascii("ABC")));
    }

    @Test
    void accepts_empty_parts() {
        CompactJws token = CompactJws.parse("..", MAX_SIZE).value();

        assertThat(token.headerBytes()).isEmpty();
        assertThat(token.payloadBytes()).isEmpty();
        assertThat(token).usingRecursiveComparison().isEqualTo(new CompactJws("..", 0, 1, new byte[0], new byte[0]));
    }

    @Test
    void accepts_a_token_of_exactly_the_largest_size() {
        String token = "Q".repeat(MAX_SIZE - 4) + "..QQ";

        assertThat(token).hasSize(MAX_SIZE);
        assertThat(CompactJws.parse(token, MAX_SIZE).reason()).isNull();
    }

    @Test
    void rejects_a_token_that_is_one_character_larger() {
        String token = "Q".repeat(MAX_SIZE - 4) + "..QUI";

        assertThat(token).hasSize(MAX_SIZE + 1);
        assertThat(reason(token)).isEqualTo(RejectionReason.TOO_LARGE);
    }

    @Test
    void reports_only_the_size_of_a_token_that_is_too_large() {
        assertThat(reason("\u00e9".repeat(5_000_000))).isEqualTo(RejectionReason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY_TOKEN",
        "' ', NOT_THREE_PARTS",
        "QQ, NOT_THREE_PARTS",
        "QQ.QQ, NOT_THREE_PARTS",
        "QQ.QQ.QQ.QQ, NOT_THREE_PARTS",
        "QQ.QQ.QQ.QQ.QQ, ENCRYPTED",
        "...., ENCRYPTED",
        "QQ.QQ.QQ.QQ.QQ.QQ, NOT_THREE_PARTS",
        "., NOT_THREE_PARTS",
        "QQ.QQ.Q\u00e9, NOT_ASCII",
        "QQ\u3002QQ\u3002QQ, NOT_ASCII",
        "QQ.QQ.\ud83d\ude00, NOT_ASCII",
        "QQ.QQ.\u0080, NOT_ASCII",
        "Q.QQ.QQ, BAD_ENCODING",
        "QQ.Q.QQ, BAD_ENCODING",
        "QQ.QQ.Q, BAD_ENCODING",
        "QQ==.QQ.QQ, PADDED_ENCODING",
        "QQ.QQ==.QQ, PADDED_ENCODING",
        "QQ.QQ.QQ==, PADDED_ENCODING",
        "QQ==.QQ=.QQ==, PADDED_ENCODING",
        "=QQ.QQ.QQ==, BAD_ENCODING",
        "QQ.Q=Q.QQ, BAD_ENCODING",
        "QR.QQ.QQ, BAD_ENCODING",
        "QQ.QR.QQ, BAD_ENCODING",
        "QQ.QQ.QR, BAD_ENCODING",
        "QQ.Q+/Q.QQ, BAD_ENCODING",
        "' QQ.QQ.QQ', BAD_ENCODING",
        "'QQ.QQ.QQ ', BAD_ENCODING",
        "'QQ. .QQ', BAD_ENCODING",
        "'QQ.QQ.QQ\n', BAD_ENCODING",
        "'QQ.QQ.QQ\u007f', BAD_ENCODING",
        "'QQ.QQ.QQ,QQ', BAD_ENCODING",
        "QQ.QQ.QQ\u0000QQ, BAD_ENCODING"
    })
    void rejects_any_other_shape(String token, RejectionReason reason) {
        assertThat(reason(token)).isEqualTo(reason);
    }

    private static RejectionReason reason(String token) {
        return CompactJws.parse(token, MAX_SIZE).reason();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
