package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedTest {
    @Test
    void reads_the_examples_of_rfc_7239() {
        assertThat(values("for=\"_gazonk\"", "for")).containsExactly("_gazonk");
        assertThat(values("For=\"[2001:db8:cafe::17]:4711\"", "for")).containsExactly("[2001:db8:cafe::17]:4711");
        assertThat(values("for=192.0.2.60;proto=http;by=203.0.113.43", "proto")).containsExactly("http");
        assertThat(values("for=192.0.2.43, for=198.51.100.17", "for")).containsExactly("192.0.2.43", "198.51.100.17");
    }

    @Test
    void joins_several_headers_in_the_order_they_were_sent() {
        assertThat(Forwarded.values(List.of("for=a, for=b", "for=c"), "for")).containsExactly("a", "b", "c");
    }

    @Test
    void accepts_blanks_and_any_case_of_the_name() {
        assertThat(values(" by=x ; PROTO = https , Proto=http ", "proto")).containsExactly("https", "http");
    }

    @Test
    void treats_separators_inside_quotes_as_text() {
        assertThat(values("for=\"a,for=b;proto=https\";proto=http", "proto")).containsExactly("http");
        assertThat(values("for=\"a,for=b\"", "for")).containsExactly("a,for=b");
    }

    @Test
    void reads_elements_of_a_proxy_after_an_unclosed_quote() {
        assertThat(values("proto=https;for=\"x, for=203.0.113.7;proto=http", "proto"))
                .containsExactly("");
        assertThat(values("proto=https;for=\"\\\"x\", for=203.0.113.7;proto=http", "proto"))
                .doesNotContain("https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", ",", "=", "=https", "proto", "xproto=https", "proto x=https", "for=proto"})
    void finds_no_value_in_empty_input(String header) {
        assertThat(values(header, "proto")).isEmpty();
    }

    @Test
    void keeps_an_empty_value() {
        assertThat(values("proto=", "proto")).containsExactly("");
        assertThat(values("proto=\"\"", "proto")).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:80, 192.0.2.7",
        "192.0.2.7:_gazonk, 192.0.2.7",
        "[2001:db8::1], 2001:db8::1",
        "[2001:db8::1]:80, 2001:db8::1",
        "[2001:DB8:0:0::1]:_a.b-c, 2001:db8::1",
        "2001:db8::1, 2001:db8::1",
        "2001:0DB8:0:0:0:0:0:1, 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "[fe80::1%25en1]:80, fe80::1",
        "::ffff:192.0.2.7, 192.0.2.7",
        "[::ffff:c000:207]:80, 192.0.2.7"
    })
    void reads_the_address_of_a_node_without_its_port(String node, String address) {
        assertThat(Forwarded.address(node)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "]",
                "unknown",
                "unknown:80",
                "_hidden",
                "_hidden:_port",
                "_192.0.2.7",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]80",
                "[2001:db8::1]x:80",
                "[2001:db8::1]]:80",
                "[2001:db8::1]:",
                "[2001:db8::1]:123456",
                "[2001:db8::1]:evil",
                "[2001:db8::1]:80:80",
                "[192.0.2.7]",
                "[192.0.2.7]:80",
                "192.0.2.7:",
                "192.0.2.7:${java:version}",
                "192.0.2.7:-1",
                "192.0.2.7%eth0",
                "192.0.2.7 :80",
                "fe80::1%",
                "fe80::1%${java:version}",
                "fe80::1% eth0",
                "fe80::1%eth0\n",
                "fe80::1%eth0%eth1",
                "fe80::1%a:b",
                "fe80::1%012345678901234567890123456789012",
                "[fe80::1]%eth0",
                "0x7f.0.0.1",
                "017700000001",
                "2130706433",
                "127.1",
                "010.0.0.1",
                "::ffff:010.0.0.1",
                "::00001"
            })
    void rejects_other_texts(String node) {
        assertThat(Forwarded.address(node)).isNull();
    }

    private static List<String> values(String header, String parameter) {
        return Forwarded.values(List.of(header), parameter);
    }
}
