package io.github.jwtfilter.settings.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.validation.ForeignKeyNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {
    private static final ValueParser<Duration> DURATION = Parsers.duration(Duration.ZERO, Duration.ofDays(7));
    private static final ValueParser<Integer> SIZE = Parsers.size(256, 65_536);

    private static void rejects(ValueParser<?> parser, String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parser.parse(text))
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    }

    private static void assertRemedy(ValueParser<?> parser, String text, String remedy) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parser.parse(text))
                .satisfies(e -> assertThat(e.remedy()).startsWith(remedy));
    }

    @ParameterizedTest
    @CsvSource({"0s,0", "30s,30", "5m,300", "2h,7200", "7d,604800", "007s,7"})
    void reads_a_duration(String text, long seconds) throws InvalidValueException {
        assertThat(DURATION.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void reads_a_duration_in_milliseconds() throws InvalidValueException {
        assertThat(DURATION.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "30", "s", "-1s", "+1s", "1.5s", "1 s", "1S", "1MS", "1.5ms", "PT1S", "1h30m", "٣s"})
    void rejects_an_invalid_duration(String text) {
        rejects(DURATION, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8d", "604801s", "999999999999d", "9223372036854775807s", "99999999999999999999d"})
    void rejects_a_duration_that_is_too_long(String text) {
        rejects(DURATION, text);
    }

    @Test
    void shows_the_range_of_a_duration_in_the_largest_units() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> DURATION.parse("8d"))
                .satisfies(e -> assertThat(e.remedy()).isEqualTo("write a duration from 0s to 7d"));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Parsers.duration(Duration.ofSeconds(1), Duration.ofMinutes(10))
                        .parse("0s"))
                .satisfies(e -> assertThat(e.remedy()).isEqualTo("write a duration from 1s to 10m"));
        assertRemedy(
                Parsers.duration(Duration.ofMillis(100), Duration.ofSeconds(30)),
                "99ms",
                "write a duration from 100ms to 30s");
    }

    @ParameterizedTest
    @CsvSource({"256,256", "8192,8192", "8KiB,8192", "64KiB,65536", "65536,65536"})
    void reads_a_size(String text, int bytes) throws InvalidValueException {
        assertThat(SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"255", "65537", "65KiB", "0", "", "-1", "8kb", "8 KiB", "8MiB", "999999999KiB", "9999999999"})
    void rejects_an_invalid_size_or_out_of_range(String text) {
        rejects(SIZE, text);
    }

    @Test
    void reads_a_list() throws InvalidValueException {
        assertThat(Parsers.list().parse("a,b , \"c d\", \"e, f\" ,\"say \"\"hi\"\"\""))
                .containsExactly("a", "b", "c d", "e, f", "say \"hi\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "a,",
                ",a",
                "a,,b",
                "a,a",
                "a b",
                "\"a",
                "a\"",
                "a\"b\"",
                "\"a\"b",
                "\"a\" \"b\"",
                "\"\"",
                "\" \"",
                "\"",
                "\"\"\"",
                "\"a\tb\"",
                "a,\"a\""
            })
    void rejects_an_invalid_list(String text) {
        rejects(Parsers.list(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a # b", "a #b", "a, b # c, d", "a !b", "\"a b\" # c", "a\t# b"})
    void rejects_a_comment_behind_an_item(String text) {
        assertRemedy(Parsers.list(), text, "write comments on separate lines, or put ");
        assertRemedy(Parsers.locations(), text, "write comments on separate lines, or put ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a'", "a, 'b'", "['a', 'b']", "[a]", "[\"a\", \"b\"]", "'a b'"})
    void rejects_the_lists_of_other_languages(String text) {
        assertRemedy(Parsers.list(), text, "use double quotes only, and commas between items");
        assertRemedy(Parsers.locations(), text, "use double quotes only, and commas between items");
    }

    @Test
    void accepts_other_syntax_inside_an_item() throws InvalidValueException {
        assertThat(Parsers.list().parse("a#b, c[0], d'e, \"f # g\", \"'h'\", \"[i]\", #j"))
                .containsExactly("a#b", "c[0]", "d'e", "f # g", "'h'", "[i]", "#j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt # type", "at+jwt !x", "a #"})
    void rejects_a_comment_behind_a_text(String text) {
        assertRemedy(Parsers.text(), text, "write comments on separate lines");
        assertRemedy(Parsers.location(), text, "write comments on separate lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"my keys/jwks.json\"", "'jwks.json'", "[a]", "\"a"})
    void rejects_quotes_around_a_text(String text) {
        assertRemedy(Parsers.text(), text, "write it without quotes and brackets");
        assertRemedy(Parsers.location(), text, "write it without quotes and brackets");
    }

    @Test
    void reads_renamings() throws InvalidValueException {
        assertThat(Parsers.mapping().parse("admin -> ROLE_ADMIN, admin->boss, \"a -> b\" -> \"c, d\""))
                .containsExactly(
                        Map.entry("admin", List.of("ROLE_ADMIN", "boss")), Map.entry("a -> b", List.of("c, d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a -> ",
                "-> b",
                "a -> b -> c",
                "a -> b, a -> b",
                "a -> b,",
                "a b -> c",
                "a -> \"b",
                "a = b"
            })
    void rejects_an_invalid_renaming(String text) {
        rejects(Parsers.mapping(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "", "on", "True"})
    void rejects_values_other_than_true_and_false(String text) {
        rejects(Parsers.bool(), text);
    }

    @Test
    void reads_true_and_false() throws InvalidValueException {
        assertThat(Parsers.bool().parse("true")).isTrue();
        assertThat(Parsers.bool().parse("false")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text,74657874",
        "base64:/+8=,ffef",
        "base64:/+8,ffef",
        "base64:_-8=,ffef",
        "base64:_-8,ffef",
        "hex:FFef,ffef",
        "HEX:ffef,ffef",
        "BASE64:/+8=,ffef",
        "Base64:_-8,ffef",
        "ä,c3a4"
    })
    void reads_a_secret(String text, String hex) throws InvalidValueException {
        assertThat(Parsers.secret().parse(text).bytes())
                .isEqualTo(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "base64:",
                "hex:",
                "hex:f",
                "hex:fg",
                "hex:+f",
                "base64:/+9=",
                "base64:/+9",
                "base64:/-8=",
                "base64:/ +8=",
                "base64:/+8==",
                "base64:a",
                "base64:$$$$",
                "\ud800"
            })
    void rejects_an_invalid_secret(String text) {
        rejects(Parsers.secret(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hunter2\"", "'hunter2'", "\"base64:/+8=\"", "''"})
    void rejects_quotes_around_a_secret(String text) {
        assertRemedy(Parsers.unquotedSecret(), text, "write it without quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hunter2", "hunter'2'", "'", "\"hunter2'", "hunter # 2"})
    void reads_quotes_in_a_secret(String text) throws InvalidValueException {
        assertThat(Parsers.unquotedSecret().parse(text).bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Parsers.secret().parse("\"" + text + "\"").bytes()).hasSize(text.length() + 2);
    }

    @Test
    void never_shows_a_secret() throws InvalidValueException {
        assertThat(Parsers.secret().parse("hunter2")).hasToString("(hidden)");
    }

    @Test
    void reads_names_of_headers_and_cookies() throws InvalidValueException {
        assertThat(Parsers.headerName().parse("X-Token_1~")).isEqualTo("X-Token_1~");
        assertThat(Parsers.cookieName().parse("__Host-legacy")).isEqualTo("__Host-legacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "a;b", "a=b", "ä", "a\tb", "a\"", "{a}", "a\u007f"})
    void rejects_an_invalid_name_of_a_header_or_cookie(String text) {
        rejects(Parsers.headerName(), text);
        rejects(Parsers.cookieName(), text);
    }

    @Test
    void rejects_a_realm_that_would_need_escapes() throws InvalidValueException {
        assertThat(Parsers.headerText().parse("My application!")).isEqualTo("My application!");
        rejects(Parsers.headerText(), "say \"hi\"");
        rejects(Parsers.headerText(), "a\\b");
        rejects(Parsers.headerText(), "ä");
        rejects(Parsers.headerText(), "a\r\nSet-Cookie: b");
        rejects(Parsers.headerText(), "a\u007f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login.jsp",
                "/login",
                "/a/b?x=y/",
                "https://login.example.com/",
                "https://login.example.com/x?y=z",
                "HTTPS://login.example.com"
            })
    void reads_a_login_page(String text) throws InvalidValueException {
        assertThat(Parsers.loginPage().parse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.jsp",
                "//evil.example.com",
                "/a/../b",
                "/a/%2e%2e/b",
                "/a\\b",
                "/a%5cb",
                "/\\evil",
                "/a b",
                "/a#b",
                "/a%0d%0ab",
                "/ä",
                "http://login.example.com/",
                "https:/login",
                "https:login",
                "https://u:p@example.com/",
                "https://example.com/#x",
                "javascript:alert(1)",
                "https://",
                "/a%zz",
                "https://a b/",
                ""
            })
    void rejects_an_invalid_login_page(String text) {
        rejects(Parsers.loginPage(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login/", "/login/?x=y", "/login%2f"})
    void rejects_a_folder_as_login_page(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Parsers.loginPage().parse(text))
                .satisfies(e -> assertThat(e.remedy()).isEqualTo("name the file, such as /login.jsp"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://apps.example.com,https://apps.example.com",
        "HTTPS://Apps.Example.com:8443,https://apps.example.com:8443",
        "http://[::1]:8080,http://[::1]:8080"
    })
    void reads_an_origin(String text, URI origin) throws InvalidValueException {
        assertThat(Parsers.origin().parse(text).toString()).isEqualTo(origin.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps.example.com",
                "https://apps.example.com/",
                "https://apps.example.com/app",
                "https://u@apps.example.com",
                "https://apps.example.com?x",
                "https://apps.example.com#x",
                "ftp://apps.example.com",
                "https://",
                "https://a.example.com:0",
                "https://a.example.com:65536",
                "https://a.example.com:x",
                "mailto:a@b",
                "https://ä.de"
            })
    void rejects_an_invalid_origin(String text) {
        rejects(Parsers.origin(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "loopback,127.0.0.9,true", "loopback,::1,true", "loopback,10.0.0.1,false", "private,10.9.9.9,true",
        "private,172.16.0.1,true", "private,172.32.0.1,false", "private,192.168.7.7,true", "private,fd00::1,true",
        "private,169.254.1.1,true", "private,fe80::1,true", "private,127.0.0.1,false", "private,8.8.8.8,false",
        "none,127.0.0.1,false", "192.0.2.7,192.0.2.7,true", "192.0.2.0/24,192.0.2.9,true", "192.0.2.7,192.0.2.8,false"
    })
    void reads_address_ranges(String text, String address, boolean trusted) throws InvalidValueException {
        TrustedProxies proxies = Parsers.addressRanges().parse(text);
        assertThat(proxies.trusts(address)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "none, loopback", "10.0.0.0/33", "Loopback", "", "10.0.0"})
    void rejects_an_invalid_address_range(String text) {
        rejects(Parsers.addressRanges(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jwks.json", "/etc/x.pem", "file:///x", "classpath:x", "/WEB-INF/x", "C:\\keys\\x", "FILE:/x"})
    void reads_a_location(String text) throws InvalidValueException {
        assertThat(Parsers.location().parse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example.com/jwks", "HTTP://x", "jar:file:x!/y", "ftp:x", "a\nb"})
    void rejects_an_invalid_location(String text) {
        rejects(Parsers.location(), text);
        rejects(Parsers.locations(), "a, \"" + text + "\"");
    }

    @Test
    void reads_several_locations() throws InvalidValueException {
        assertThat(Parsers.locations().parse("a.pem, \"b c.pem\"")).containsExactly("a.pem", "b c.pem");
    }

    @Test
    void rejects_control_characters_in_texts() throws InvalidValueException {
        assertThat(Parsers.text().parse("a b")).isEqualTo("a b");
        rejects(Parsers.text(), "a\u0085b");
        rejects(Parsers.text(), "a\tb");
    }

    private enum Limit {
        INNER_LIMIT,
        WILD
    }

    @Test
    void reads_words_in_the_turkish_locale() throws InvalidValueException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Parsers.oneOf(Limit.class).parse("inner-limit")).isEqualTo(Limit.INNER_LIMIT);
            assertThat(Parsers.oneOf(Limit.class).parse("wild")).isEqualTo(Limit.WILD);
            assertThat(Parsers.origin().parse("HTTPS://IDP.example.com").getHost())
                    .isEqualTo("idp.example.com");
            assertThat(Parsers.loginPage().parse("HTTPS://IDP.example.com")).isNotEmpty();
            assertThat(Catalog.findVariable("JWTFILTER_PRINCIPAL_CLAIMS", List.of()))
                    .isEqualTo("principal.claims");
            assertThat(ForeignKeyNames.meaning("ISS")).containsExactly("issuer");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INNER_LIMIT", "inner_limit", "Wild", "", "other"})
    void rejects_a_word_that_is_not_offered(String text) {
        rejects(Parsers.oneOf(Limit.class), text);
    }

    @Test
    void reads_words_in_any_order() throws InvalidValueException {
        assertThat(Parsers.setOf(Limit.class).parse("wild, \"inner-limit\""))
                .containsExactlyInAnyOrder(Limit.INNER_LIMIT, Limit.WILD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "wild, other", "wild, wild", "wild,", "Wild", "wild inner-limit"})
    void rejects_a_list_of_other_words(String text) {
        rejects(Parsers.setOf(Limit.class), text);
    }
}
