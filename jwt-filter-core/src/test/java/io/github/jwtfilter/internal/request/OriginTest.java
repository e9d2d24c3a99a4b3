package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com:443",
        "http://app.example.com, http://app.example.com:80",
        "https://app.example.com, HTTPS://APP.Example.COM",
        "https://app.example.com, https://app.example.com.",
        "https://app.example.com:8443, https://app.example.com.:8443",
        "https://xn--bcher-kva.example, https://XN--BCHER-KVA.example",
        "https://[::1], https://[0:0:0:0:0:0:0:1]:443",
        "https://[2001:db8::a], https://[2001:DB8:0:0::A]",
        "https://[::ffff:192.0.2.1], https://[::ffff:c000:201]",
        "capacitor://localhost, CAPACITOR://localhost"
    })
    void two_spellings_of_an_origin_are_equal(String one, String other) {
        assertThat(Origin.parse(one)).isNotNull().isEqualTo(Origin.parse(other)).hasSameHashCodeAs(Origin.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, http://app.example.com",
        "https://app.example.com:80, http://app.example.com:80",
        "https://app.example.com, https://app.example.com:8443",
        "https://app.example.com, https://app.example.com.evil.com",
        "https://app.example.com, https://example.com",
        "https://app.example.com, https://evil-app.example.com",
        "https://192.0.2.1, https://[::ffff:192.0.2.1]",
        "https://127.0.0.1, https://localhost",
        "capacitor://localhost, ionic://localhost",
        "capacitor://localhost, capacitor://localhost:443"
    })
    void two_origins_are_not(String one, String other) {
        assertThat(Origin.parse(one)).isNotNull();
        assertThat(Origin.parse(other)).isNotNull().isNotEqualTo(Origin.parse(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "app.example.com",
                "//app.example.com",
                "https:app.example.com",
                "https:/app.example.com",
                "https://",
                "://app.example.com",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://app.example.com?query",
                "https://app.example.com#fragment",
                "https://app.example.com\\",
                "https://user@app.example.com",
                "https://user:password@app.example.com",
                "https://app.example.com@evil.com",
                "https://app.example.com, https://evil.com",
                "https://app.example.com https://evil.com",
                " https://app.example.com",
                "https://app.example.com ",
                "https://app.example.com\t",
                "https://app.example.com\r\nX: y",
                "https://app.example.com\u0000",
                "https://app.example.com:",
                "https://app.example.com:0",
                "https://app.example.com:0443",
                "https://app.example.com:65536",
                "https://app.example.com:+443",
                "https://app.example.com:44３",
                "https://app.example.com:443:443",
                "https://app.example.com:https",
                "https://.example.com",
                "https://.",
                "https://app..example.com",
                "https://app.example.com..",
                "https://app%2eexample.com",
                "https://*.example.com",
                "https://bücher.example",
                "https://\u212Aelvin.example",
                "https://app。example.com",
                "file://",
                "file:///etc/passwd",
                "1https://app.example.com",
                "ht tps://app.example.com",
                "\u212A://app.example.com",
                "https://::1",
                "https://[::1",
                "https://::1]",
                "https://[]",
                "https://[1.2.3.4]",
                "https://[[::1]]",
                "https://[::1%25eth0]",
                "https://[fe80::1%eth0]",
                "https://[:::1]",
                "https://[1:2]",
                "https://[::1].example.com",
                "https://[::1]443"
            })
    void anything_else_is_no_origin(String text) {
        assertThat(Origin.parse(text)).isNull();
    }

    @Test
    void rejects_names_beyond_the_limit() {
        assertThat(Origin.parse("https://" + "a".repeat(63) + ".example")).isNotNull();
        assertThat(Origin.parse("https://" + "a".repeat(64) + ".example")).isNull();
        assertThat(Origin.parse("https://" + "a.".repeat(100_000) + "example")).isNull();
        assertThat(Origin.parse("https://[" + "0:".repeat(100_000) + "1]")).isNull();
        assertThat(Origin.parse("a".repeat(100_000) + "://example")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/, https://app.example.com",
        "https://app.example.com, https://app.example.com",
        "https://app.example.com/a?b=https://evil.com/, https://app.example.com",
        "https://app.example.com?https://evil.com/, https://app.example.com",
        "HTTPS://App.Example.com:443/a b/ü, https://app.example.com",
        "http://[::1]:8080/app/, http://[::1]:8080"
    })
    void the_address_of_a_page_has_an_origin(String url, String origin) {
        assertThat(Origin.ofUrl(url)).isNotNull().isEqualTo(Origin.parse(origin));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com.evil.com/, https://app.example.com.evil.com",
        "https://evil.com/https://app.example.com/, https://evil.com",
        "https://evil.com?://app.example.com, https://evil.com"
    })
    void a_similar_address_has_a_different_origin(String url, String origin) {
        assertThat(Origin.ofUrl(url))
                .isNotNull()
                .isEqualTo(Origin.parse(origin))
                .isNotEqualTo(Origin.parse("https://app.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/app/page",
                "about:blank",
                "https://app.example.com@evil.com/",
                "https://app.example.com:443@evil.com/",
                "https://app.example.com\\@evil.com/",
                "https://app.example.com\\.evil.com/",
                "https://app.example.com#@evil.com/",
                "https:///app.example.com/",
                "https://?app.example.com",
                "javascript:alert(1)"
            })
    void an_address_that_could_be_misread_has_none(String url) {
        assertThat(Origin.ofUrl(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://App.example.com.:443, https://app.example.com",
        "http://app.example.com:443, http://app.example.com:443",
        "http://[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://[::ffff:1.2.3.4], http://[0:0:0:0:0:ffff:102:304]",
        "capacitor://localhost, capacitor://localhost"
    })
    void is_written_in_one_spelling(String text, String written) {
        assertThat(Origin.parse(text)).hasToString(written);
        assertThat(Origin.parse(written)).isEqualTo(Origin.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, true",
        "http://localhost:8080, true",
        "http://127.0.0.1, true",
        "http://[::1], true",
        "capacitor://localhost, true",
        "http://app.example.com, false",
        "http://localhost.example.com, false",
        "http://10.0.0.1, false"
    })
    void plain_http_across_the_network_is_insecure(String text, boolean isProtected) {
        assertThat(Origin.parse(text).isProtected()).isEqualTo(isProtected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, example.com app.example.com",
        "https://APP.Example.com.:8443, example.com app.example.com",
        "https://a.b.c.example.co.uk, co.uk example.co.uk c.example.co.uk b.c.example.co.uk a.b.c.example.co.uk",
        "https://example.com, example.com",
        "http://localhost:8080, ''",
        "http://desk, ''",
        "http://127.0.0.1, ''",
        "http://203.0.113.7:8080, ''",
        "http://[::1]:8080, ''",
        "http://[2001:db8::7], ''"
    })
    void cookies_can_be_set_by_its_host_and_parent_domains(String text, String domains) {
        assertThat(String.join(" ", Origin.parse(text).cookieDomains())).isEqualTo(domains);
    }

    @Test
    void is_not_equal_to_other_types() {
        assertThat(Origin.parse("https://a.example"))
                .isNotEqualTo("https://a.example")
                .isNotEqualTo(null);
    }

    @Test
    void equal_origins_are_found_in_a_list() {
        Origins origins = Origins.of(List.of(Origin.parse("https://a.example"), Origin.parse("http://b.example")));

        assertThat(origins.contains(Origin.parse("https://A.example:443"))).isTrue();
        assertThat(origins.contains(Origin.parse("http://a.example"))).isFalse();
        assertThat(origins.isAny()).isFalse();
        assertThat(origins.isEmpty()).isFalse();
        assertThat(origins).hasToString("[https://a.example, http://b.example]");
    }

    @Test
    void none_and_any_have_their_meaning() {
        Origin origin = Origin.parse("https://a.example");

        assertThat(Origins.none().contains(origin)).isFalse();
        assertThat(Origins.none().isEmpty()).isTrue();
        assertThat(Origins.none().isAny()).isFalse();
        assertThat(Origins.any().contains(origin)).isTrue();
        assertThat(Origins.any().isEmpty()).isFalse();
        assertThat(Origins.any().isAny()).isTrue();
        assertThat(Origins.any().listed()).isEmpty();
        assertThat(Origins.any()).hasToString("*");
    }
}
