package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineEscaperTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rejected no-token method=\"GET\" path=\"/a b?x=~!{}\"",
                "{} {0} %s %1$s #{x} %{x} $ {x} $1 {$}",
                "Müller 東京 👍 — … €",
                "C:\\users\\n"
            })
    void returns_a_text_without_anything_to_escape_itself(String text) {
        assertThat(LineEscaper.forLog(text)).isSameAs(text);
        assertThat(LineEscaper.forTerminal(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "${jndi:ldap://x/a}, \\u0024{jndi:ldap://x/a}",
        "$${env:HOME}, $\\u0024{env:HOME}",
        "${${lower:j}ndi:x}, \\u0024{\\u0024{lower:j}ndi:x}",
        "${::-${::-$${::-j}}}, \\u0024{::-\\u0024{::-$\\u0024{::-j}}}",
        "a$, a\\u0024",
        "$$, $\\u0024"
    })
    void escapes_expressions_that_a_logging_library_resolves(String text, String escaped) {
        assertThat(LineEscaper.forLog(text)).isEqualTo(escaped);
        assertThat(LineEscaper.forTerminal(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, \\u0000",
        "0x09, \\u0009",
        "0x0a, \\u000a",
        "0x0d, \\u000d",
        "0x1b, \\u001b",
        "0x7f, \\u007f",
        "0x85, \\u0085",
        "0x9b, \\u009b",
        "0xad, \\u00ad",
        "0x200b, \\u200b",
        "0x202e, \\u202e",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x2066, \\u2066",
        "0xfeff, \\ufeff",
        "0xd800, \\ud800",
        "0xe000, \\ue000",
        "0xffff, \\uffff",
        "0xe0041, \\udb40\\udc41"
    })
    void escapes_line_breaks_and_characters_that_change_the_display(String codePoint, String escaped) {
        String text = "a" + Character.toString(Integer.decode(codePoint)) + "b";

        assertThat(LineEscaper.forLog(text)).isEqualTo("a" + escaped + "b");
        assertThat(LineEscaper.forTerminal(text)).isEqualTo("a" + escaped + "b");
    }

    @Test
    void distinguishes_surrogate_pairs_from_unpaired_surrogates() {
        assertThat(LineEscaper.forLog("\ud83d\udc4d\udc4d\ud83d")).isEqualTo("\ud83d\udc4d\\udc4d\\ud83d");
    }

    @Property
    void is_idempotent_and_removes_all_expressions(@ForAll String text) {
        String escaped = LineEscaper.forLog(text);

        assertThat(escaped).doesNotContain("${").doesNotContainPattern("\\p{Cc}");
        assertThat(LineEscaper.forLog(escaped)).isSameAs(escaped);
    }
}
