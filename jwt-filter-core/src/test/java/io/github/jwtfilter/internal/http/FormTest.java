package io.github.jwtfilter.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "abcXYZ019-._~, abcXYZ019-._~",
        "a b, a+b",
        "a+b, a%2Bb",
        "a:b, a%3Ab",
        "a%b, a%25b",
        "a&b=c, a%26b%3Dc",
        "ü, %C3%BC",
        "€, %E2%82%AC",
        "😀, %F0%9F%98%80",
        "*, %2A",
        "'\r\n', %0D%0A",
    })
    void encodes_all_characters_except_unreserved_ones(String text, String encoded) {
        assertThat(Form.encode(text.getBytes(UTF_8))).isEqualTo(encoded);
    }

    @Test
    void a_decoder_returns_every_character() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 0x2fff; i++) {
            all.append((char) i);
        }

        assertThat(URLDecoder.decode(Form.encode(all.toString().getBytes(UTF_8)), UTF_8))
                .isEqualTo(all.toString());
    }

    @Test
    void bytes_that_are_not_utf_8_are_encoded_as_they_are() {
        assertThat(Form.encode(new byte[] {(byte) 0xff, 0, 0x7f})).isEqualTo("%FF%00%7F");
    }

    @Test
    void joins_fields_in_their_order() {
        Form form = Form.empty().with("b", "1&2").with("a", new byte[] {' '}).with("c", "");

        assertThat(form.bytes()).asString(UTF_8).isEqualTo("b=1%262&a=+&c=");
        assertThat(Form.empty().bytes()).isEmpty();
    }

    @Test
    void a_form_does_not_change_when_a_field_is_added_to_it() {
        Form first = Form.empty().with("a", "1");

        first.with("b", "2");

        assertThat(first.bytes()).asString(UTF_8).isEqualTo("a=1");
    }

    @Test
    void is_hidden_as_text() {
        assertThat(Form.empty().with("client_secret", "s3cr3t")).hasToString("(hidden)");
    }
}
