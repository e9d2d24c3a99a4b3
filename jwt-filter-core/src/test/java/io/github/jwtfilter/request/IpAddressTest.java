package io.github.jwtfilter.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests run with a hosts file of their own, which maps what looks like an address but is none: see the POM. */
class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, c0000207",
        "0.0.0.0, 00000000",
        "255.255.255.255, ffffffff",
        "::1, 00000000000000000000000000000001",
        "::, 00000000000000000000000000000000",
        "2001:db8::7, 20010db8000000000000000000000007",
        "2001:DB8::ABCD, 20010db800000000000000000000abcd",
        "64:ff9b::192.0.2.7, 0064ff9b0000000000000000c0000207",
        "[2001:db8::7], 20010db8000000000000000000000007",
        "fe80::1%eth0, fe800000000000000000000000000001",
        "[fe80::1%25], fe800000000000000000000000000001"
    })
    void reads_literals(String text, String bytes) {
        assertThat(HexFormat.of().formatHex(IpAddress.parse(text))).isEqualTo(bytes);
    }

    @Test
    void reads_an_ipv4_address_inside_ipv6_as_ipv4() {
        assertThat(IpAddress.parse("::ffff:10.1.2.3")).containsExactly(10, 1, 2, 3);
        assertThat(IpAddress.parse("::ffff:a01:203")).containsExactly(10, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.1.1.1",
                "1.1.1.1000",
                "01.2.3.4",
                "1.2.3.04",
                "0x7f.0.0.1",
                "127.1",
                "2130706433",
                " 127.0.0.1",
                "127.0.0.1 ",
                "127.0.0.1:80",
                "١٢٧.٠.٠.١",
                "１２７.0.0.1",
                "-1.2.3.4",
                "+1.2.3.4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::1",
                "g::1",
                "::1/128",
                "::1.2.3",
                "::256.1.1.1",
                "[::1",
                "::1]",
                "[]",
                "[",
                "%eth0",
                "\uff11::1"
            })
    void takes_nothing_else_for_an_address(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void bounds_what_it_looks_at() {
        assertThat(IpAddress.parse("0:".repeat(100_000))).isNull();
        assertThat(IpAddress.parse("1".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {".:1", "..:", ".a:b", ".::1", "cafe", "dead.beef", "localhost", "a.b.c.d", "1.2.3.4a"})
    void never_asks_for_a_name(String known) {
        assertThat(IpAddress.parse(known)).isNull();
        assertThat(IpAddress.isLoopback(known)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void knows_the_addresses_of_this_machine(String text) {
        assertThat(IpAddress.isLoopback(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"128.0.0.1", "126.255.255.255", "::2", "0.0.0.0", "::", "::ffff:128.0.0.1", "localhost", ""})
    void takes_no_other_for_this_machine(String text) {
        assertThat(IpAddress.isLoopback(text)).isFalse();
    }
}
