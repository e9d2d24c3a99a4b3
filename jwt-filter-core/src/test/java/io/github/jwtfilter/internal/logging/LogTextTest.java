package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
    @Test
    void shows_a_dash_for_null() {
        assertThat(LogText.of(null)).isEqualTo("-");
    }

    @Test
    void escapes_a_text_without_quotes_around_it() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.";

        assertThat(LogText.unquoted("/a\n\"b\"")).isEqualTo("/a\\u000a\\\"b\\\"");
        assertThat(LogText.unquoted("/login/" + token)).isEqualTo("/login/<token>");
        assertThat(LogText.unquoted("x".repeat(201))).isEqualTo("x".repeat(200) + "...");
        assertThat(LogText.unquoted(null)).isEqualTo("-");
    }

    @Test
    void distinguishes_an_empty_text_and_a_dash_from_null() {
        assertThat(LogText.of("")).isEqualTo("\"\"");
        assertThat(LogText.of("-")).isEqualTo("\"-\"");
    }

    @Test
    void leaves_printable_ascii_as_it_is() {
        assertThat(LogText.of("/app/a b?x=~!{}")).isEqualTo("\"/app/a b?x=~!{}\"");
    }

    @ParameterizedTest
    @CsvSource({"10, \\u000a", "13, \\u000d", "0, \\u0000", "27, \\u001b", "127, \\u007f", "31, \\u001f"})
    void escapes_control_characters(int character, String escaped) {
        assertThat(LogText.of("a" + (char) character + "b")).isEqualTo("\"a" + escaped + "b\"");
    }

    @ParameterizedTest
    @CsvSource({"0x85, \\u0085", "0xe9, \\u00e9", "0x2028, \\u2028", "0x202e, \\u202e", "0xd800, \\ud800"})
    void escapes_everything_beyond_ascii(String character, String escaped) {
        assertThat(LogText.of("" + (char) Integer.decode(character).intValue())).isEqualTo("\"" + escaped + "\"");
    }

    @Test
    void escapes_quotes_and_backslashes() {
        assertThat(LogText.of("a\" user=\"root")).isEqualTo("\"a\\\" user=\\\"root\"");
        assertThat(LogText.of("a\\")).isEqualTo("\"a\\\\\"");
    }

    @Test
    void shows_200_characters_whole() {
        assertThat(LogText.of("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
    }

    @Test
    void cuts_the_201st_character_and_reports_it() {
        assertThat(LogText.of("x".repeat(201))).isEqualTo("\"" + "x".repeat(200) + "...\"");
    }

    @Test
    void bounds_the_length_even_when_everything_is_escaped() {
        assertThat(LogText.of("\n".repeat(5_000_000))).hasSize(2 + 3 + 200 * 6).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "${jndi:ldap://x/a}, \\u0024{jndi:ldap://x/a}",
        "$${env:HOME}, $\\u0024{env:HOME}",
        "${${lower:j}ndi:x}, \\u0024{\\u0024{lower:j}ndi:x}",
        "a$, a\\u0024",
        "a$b {}, a$b {}"
    })
    void escapes_expressions_that_a_logging_library_resolves(String text, String escaped) {
        assertThat(LogText.of(text)).isEqualTo("\"" + escaped + "\"");
    }

    @Test
    void leaves_no_dollar_sign_at_the_end_of_a_truncated_text() {
        String padding = "x".repeat(199);

        assertThat(LogText.of(padding + "${env:HOME}")).isEqualTo("\"" + padding + "\\u0024...\"");
    }

    @Test
    void leaves_expressions_of_the_settings_readable() {
        assertThat(LogText.quoted("${env:NAME}\n")).isEqualTo("\"${env:NAME}\\u000a\"");
    }

    @Test
    void replaces_tokens_in_any_text() {
        String token = TestTokens.good();
        String spaced = TestTokens.withHeader("{ 'alg':'HS256' }");

        assertThat(LogText.of("/reset/" + token + "/x")).isEqualTo("\"/reset/<token>/x\"");
        assertThat(LogText.of("/a;t=" + spaced + ";u=" + token + ".x.y")).isEqualTo("\"/a;t=<token>;u=<token>\"");
        assertThat(LogText.of("/" + "x".repeat(195) + token)).isEqualTo("\"/" + "x".repeat(195) + "<tok...\"");
        assertThat(LogText.of("/eyJ/eyJhbGci/page.html e.g. eyewitness.report"))
                .isEqualTo("\"/eyJ/eyJhbGci/page.html e.g. eyewitness.report\"");
    }
}
