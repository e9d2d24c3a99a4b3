package io.github.jwtfilter.settings.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with the names of revoked keys. */
class RevokedKeysFileTest {
    @Test
    void contains_a_name_per_line_and_comments() {
        RevokedKeysFile file =
                parse("# leaked in May\n\n  k1  \n\tk2\t# stolen laptop\n*\n \t \nk#3\n\"my key\" # quoted\n\"a,b\"");

        assertThat(file.names()).containsExactly("k1", "k2", "*", "k#3", "my key", "a,b");
        assertThat(file.badLines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# none", "# none\n", "\r\n#\r\n", "\ufeff# none"})
    void a_file_with_only_a_comment_is_valid(String content) {
        assertThat(parse(content).names()).isEmpty();
        assertThat(parse(content).badLines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", " \t", "\ufeff"})
    void a_file_without_any_line_is_not_valid(String content) {
        assertThat(parse(content).names()).isEmpty();
        assertThat(parse(content).badLines()).singleElement().satisfies(bad -> {
            assertThat(bad.message()).isEqualTo("line 1 is missing: the file is empty");
            assertThat(bad.remedy()).contains("# none");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1\nk2", "k1\r\nk2\r\n", "k1\rk2", "\ufeffk1\r\n\r\nk2", "k2\nk1\nk2\n"})
    void lines_end_as_on_any_system(String content) {
        assertThat(parse(content).names()).containsExactlyInAnyOrder("k1", "k2");
        assertThat(parse(content).badLines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a, b",
                "a,b",
                "a,",
                "\"a",
                "a\"b",
                "'a'",
                "[a]",
                "k\u0000",
                "\u0000",
                "\u0000\u0000\u0000\u0000",
                "k\u0007",
                "k\u200b",
                "k\u00a0",
                "file:other.txt",
                "classpath:other.txt",
                "/WEB-INF/other.txt",
                "-----BEGIN PUBLIC KEY-----",
                "{\"kty\":\"RSA\"}"
            })
    void an_unreadable_line_does_not_affect_the_others(String line) {
        RevokedKeysFile file = parse("k1\n" + line + "\nk2\n");

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(file.badLines())
                .singleElement()
                .satisfies(bad -> assertThat(bad.message()).startsWith("line 2 "));
    }

    @Test
    void a_line_that_is_longer_than_any_key_id_is_not_quoted() {
        String token = "eyJhbGciOiJSUzI1NiJ9." + "A".repeat(300) + ".sig";
        RevokedKeysFile file = parse("k1\n" + token);

        assertThat(file.names()).containsExactly("k1");
        assertThat(file.badLines())
                .singleElement()
                .satisfies(bad -> assertThat(bad.message() + bad.remedy()).doesNotContain("eyJ"));
    }

    @Test
    void a_line_in_another_charset_does_not_affect_the_others() {
        RevokedKeysFile file = RevokedKeysFile.parse("k1\nschl\u00fcssel\nk2".getBytes(ISO_8859_1));

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(file.badLines())
                .singleElement()
                .satisfies(bad -> assertThat(bad.message()).isEqualTo("line 2 is not UTF-8"));
        assertThat(RevokedKeysFile.parse("# Schl\u00fcssel\nk1".getBytes(ISO_8859_1))
                        .badLines())
                .isEmpty();
    }

    @Test
    void a_file_in_another_charset_is_not_valid() {
        assertThat(RevokedKeysFile.parse("k1\nk2\n".getBytes(UTF_16)).badLines())
                .isNotEmpty();
        assertThat(RevokedKeysFile.parse("k1\nk2\n".getBytes(UTF_16LE)).badLines())
                .isNotEmpty();
    }

    @Test
    void zeros_that_a_crash_left_are_no_empty_file() {
        assertThat(RevokedKeysFile.parse(new byte[4096]).badLines()).hasSize(1);
    }

    @Property(tries = 500, seed = "13")
    void any_bytes_are_read_without_an_exception(@ForAll byte[] content) {
        RevokedKeysFile file = RevokedKeysFile.parse(content);

        assertThat(file.names()).noneMatch(name -> name.isEmpty() || name.length() > 256);
    }

    private static RevokedKeysFile parse(String content) {
        return RevokedKeysFile.parse(content.getBytes(UTF_8));
    }
}
