package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropertiesSyntaxTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    /** Parses a file with this project's parser; null if an escape is malformed, as for {@link Properties}. */
    private static Map<String, String> ours(String content) {
        Map<String, String> map = new HashMap<>();
        for (LogicalLine line : LogicalLine.of(new FileLines(content.getBytes(StandardCharsets.UTF_8)).lines())) {
            KeyAndValue pair = KeyAndValue.of(line.text());
            if (pair.malformedKey() || pair.malformedValue()) {
                return null;
            }
            map.put(pair.key(), pair.value());
        }
        // An empty key is an error; Properties alone creates one from a lone backslash at the end of a file, which is
        // irrelevant.
        map.remove("");
        return map;
    }

    private static Map<String, String> theirs(String content) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(content));
        } catch (IllegalArgumentException e) {
            return null;
        }
        Map<String, String> map = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> map.put(key, properties.getProperty(key).trim()));
        map.remove("");
        return map;
    }

    @Test
    void agrees_with_java_util_Properties_on_any_text() throws IOException {
        Random random = new Random(20261101);
        String[] pieces = {
            "a", "b", "=", ":", " ", "\t", "\f", "\\", "\\\\", "\n", "\r", "\r\n", "#", "!", "\\u0041", "\\u00", "\\n",
            "é"
        };
        for (int i = 0; i < 200_000; i++) {
            StringBuilder content = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                content.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(ours(content.toString()))
                    .as(content.toString().replace("\n", "<LF>").replace("\r", "<CR>"))
                    .isEqualTo(theirs(content.toString()));
        }
    }

    @Test
    void reports_the_first_line_of_a_continued_value() {
        LoadedSettings loaded = settings.complete("# comment\n\nclaims.clock-\\\n   skew = 5\\\n  x\ntokn = 1");
        assertThat(SettingsUnderTest.lines(loaded))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("jwt-filter.properties:6: claims.clock-skew: \"5x\" is not a duration; "),
                        line -> assertThat(line).startsWith("jwt-filter.properties:9: tokn: there is no such key; "));
    }

    @Test
    void joins_continuation_lines() {
        LoadedSettings loaded =
                settings.complete("roles.claims = realm_access.roles, \\\r\n    groups, \\\r\n\tscope\r\n");
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).identity().rolesClaims())
                .containsExactly("realm_access.roles", "groups", "scope");
    }

    @Test
    void tolerates_a_byte_order_mark_and_any_line_end() {
        LoadedSettings loaded = settings.read(
                "\ufeff" + SettingsUnderTest.COMPLETE.replace("\n", "\r\n") + "token.cookie=a\rtoken.type:b");
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).issuer().issuers()).containsExactly("https://idp.example.com");
        assertThat(loaded.settings().token().cookie()).contains("a");
        assertThat(loaded.settings().token().type()).contains("b");
    }

    @Test
    void reads_utf_8() {
        LoadedSettings loaded = settings.complete("roles.claims = rôles, \\u00fcber");
        assertThat(loaded.settings().issuers().get(0).identity().rolesClaims()).containsExactly("rôles", "über");
    }

    @Test
    void reports_only_the_line_that_is_not_utf_8() {
        byte[] content = (SettingsUnderTest.COMPLETE + "# caf\u00e9\ntoken.tipe = x\n# \u00e9\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SettingsUnderTest.lines(settings.read(content)))
                .containsExactly("jwt-filter.properties:4: the line is not UTF-8 (and 1 more); save the file in UTF-8");
        assertThat(SettingsUnderTest.lines(settings.read("issuer = \u00e9".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("jwt-filter.properties:1: the line is not UTF-8; save the file in UTF-8");
    }

    @Test
    void rejects_overlong_utf_8() {
        byte[] content =
                (SettingsUnderTest.COMPLETE + "token.cookie = \u00c1\u0081").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SettingsUnderTest.lines(settings.read(content)).get(0)).contains(":4: the line is not UTF-8");
    }

    @Test
    void rejects_nul_and_utf_16() {
        assertThat(SettingsUnderTest.lines(settings.complete("a = \0")))
                .containsExactly(
                        "jwt-filter.properties:4: the line contains a NUL character; save the file as text in UTF-8");
        assertThat(SettingsUnderTest.lines(settings.read(SettingsUnderTest.COMPLETE.getBytes(StandardCharsets.UTF_16))))
                .containsExactly(
                        "jwt-filter.properties:1: the line contains a NUL character; save the file as text in UTF-8");
    }

    @Test
    void rejects_a_file_over_256_KiB_without_further_problems() {
        byte[] content = new byte[SettingsFile.MAX_BYTES + 1];
        assertThat(SettingsUnderTest.lines(settings.read(content)))
                .containsExactly("jwt-filter.properties: the settings file cannot be read: it is larger than 256 KiB;"
                        + " check the location and the permissions of the file");
        String padded =
                SettingsUnderTest.COMPLETE + "#".repeat(SettingsFile.MAX_BYTES - SettingsUnderTest.COMPLETE.length());
        assertThat(settings.read(padded).problems().all()).isEmpty();
    }

    @Test
    void reports_both_lines_of_a_duplicate_key() {
        LoadedSettings loaded = settings.complete("issuer = https://other.example.com\nfoo = 1\nfoo = 2");
        assertThat(SettingsUnderTest.lines(loaded))
                .contains(
                        "jwt-filter.properties:4: issuer: occurs twice, in line 1 and in line 4; keep one of the two"
                                + " lines",
                        "jwt-filter.properties:6: foo: occurs twice, in line 5 and in line 6; keep one of the two"
                                + " lines");
        assertThat(loaded.settings().issuers().get(0).issuer().issuers()).containsExactly("https://idp.example.com");
    }

    @Test
    void rejects_a_malformed_unicode_escape_without_throwing() {
        assertThat(settings.problems("token.cookie = C:\\users\ntoken.\\u12 = x\ntoken.type = \\u123"))
                .containsExactly(
                        "jwt-filter.properties:4: token.cookie: the value contains \\u without four hexadecimal digits;"
                                + " write \\\\ for a backslash, and / in paths",
                        "jwt-filter.properties:5: the line has no readable key; write key = value; write \\\\ for a"
                                + " backslash, and / in paths",
                        "jwt-filter.properties:6: token.type: the value contains \\u without four hexadecimal digits;"
                                + " write \\\\ for a backslash, and / in paths");
    }

    @Test
    void rejects_a_line_without_key_and_a_key_without_value() {
        assertThat(settings.problems("= x\ntoken.cookie =\ntoken.type"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("jwt-filter.properties:4: the line has no readable key"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "jwt-filter.properties:5: token.cookie: has no value; remove the line, or set"
                                                + " a value"),
                        line -> assertThat(line).startsWith("jwt-filter.properties:6: token.type: has no value"));
    }

    @Test
    void rejects_a_colon_in_the_name_of_a_claim_that_is_not_escaped() {
        assertThat(settings.problems("claims.match.https://x.example.com/role=admin\n"
                        + "claims.match.https://x.example.com/group=staff"))
                .containsExactly(
                        "jwt-filter.properties:4: claims.match.https: ends at a colon, which may be intended as part"
                                + " of the claim's name; write \\: for a colon in the name, and = before the values",
                        "jwt-filter.properties:5: claims.match.https: ends at a colon, which may be intended as part"
                                + " of the claim's name; write \\: for a colon in the name, and = before the values");
        LoadedSettings loaded =
                settings.complete("claims.match.https\\://x.example.com/role=admin\nclaims.match.azp : app");
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).claims().match())
                .containsOnlyKeys("https://x.example.com/role", "azp");
    }

    @Test
    void reports_a_backslash_that_the_syntax_drops() {
        List<Problem> problems = settings.complete("claims.match.group = DOMAIN\\clerks")
                .problems()
                .all();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isFalse();
            assertThat(problem.message()).contains("single backslash");
        });
        assertThat(settings.problems("claims.match.group = DOMAIN\\\\clerks\nexternal-url = https\\://a.example.com"))
                .isEmpty();
    }

    @Test
    void hints_at_the_backslashes_of_a_path_that_cannot_be_read() {
        LoadedSettings loaded = settings.read("issuer=any\naudience=any\nkeys.keystore = C:\\keys\\store.p12\n"
                + "keys.keystore.password = ${file:C:\\secret\\pw}");
        assertThat(SettingsUnderTest.lines(loaded)).singleElement().asString().endsWith("write / or \\\\ in paths)");
        loaded.problems().error("keys.keystore", "cannot be read", "check the location");
        assertThat(SettingsUnderTest.lines(loaded).get(1))
                .isEqualTo("jwt-filter.properties:3: keys.keystore: cannot be read; check the location (a single"
                        + " backslash is an escape character in properties files: write / or \\\\ in paths)");
    }

    @Test
    void reports_nothing_if_no_backslash_was_dropped() {
        LoadedSettings loaded = settings.complete("");
        loaded.problems().error("keys.jwks-file", "cannot be read", "check the location");
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("jwt-filter.properties:3: keys.jwks-file: cannot be read; check the location");
    }
}
