package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests run with a hosts file of their own, which maps names that resemble addresses: see the POM. */
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
    void rejects_other_texts(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1%eth0",
                "[127.0.0.1]",
                "::1%",
                "::1%\n",
                "::1% ",
                "::1%\u00e9",
                "::1%${jndi:ldap://example.com/a}",
                "::1%eth0]",
                "::1%[eth0]",
                "::1%a%b",
                "00001::",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2:",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:5",
                "::ffff:1.2.3.04",
                "::1.2.3.4.5",
                "::a.2.3.4"
            })
    void rejects_other_zones_brackets_and_groups(String text) {
        assertThat(IpAddress.parse(text)).isNull();
        assertThat(IpAddress.canonical(text)).isNull();
        assertThat(IpAddress.isLoopback(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "255.255.255.255, 255.255.255.255",
        "::ffff:10.1.2.3, 10.1.2.3",
        "[::FFFF:a01:203], 10.1.2.3",
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "[::1], ::1",
        "1::, 1::",
        "2001:0DB8:0000:0000:0000:0000:0000:00AB, 2001:db8::ab",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "::1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
        "::192.0.2.7, ::c000:207",
        "fe80::1%eth0, fe80::1",
        "[FE80::1%25en1], fe80::1"
    })
    void writes_each_address_in_one_form(String text, String canonical) {
        assertThat(IpAddress.canonical(text)).isEqualTo(canonical);
        assertThat(IpAddress.canonical(canonical)).isEqualTo(canonical);
    }

    @Property
    void parses_its_own_form_and_the_form_of_the_jdk(@ForAll @Size(16) byte[] address, @ForAll boolean sparse)
            throws UnknownHostException {
        if (sparse) {
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) (address[i] % 3 == 0 ? 0 : address[i] & 1);
            }
        }
        InetAddress known = InetAddress.getByAddress(address);

        assertThat(IpAddress.parse(Ipv6Literal.text(address))).isEqualTo(known.getAddress());
        assertThat(IpAddress.parse(known.getHostAddress())).isEqualTo(known.getAddress());
        assertThat(InetAddress.getByName(IpAddress.canonical(known.getHostAddress())))
                .isEqualTo(known);
        assertThat(IpAddress.isLoopback(known.getHostAddress())).isEqualTo(known.isLoopbackAddress());
    }

    @Property
    void accepts_no_text_that_the_jdk_rejects(
            @ForAll @CharRange(from = '0', to = ':') @Chars({'a', 'F', '.'}) String text) throws UnknownHostException {
        byte[] address = IpAddress.parse(text);

        if (address != null) {
            assertThat(address).isEqualTo(InetAddress.getByName(text).getAddress());
        }
    }

    @Test
    void limits_the_length_of_the_input() {
        assertThat(IpAddress.parse("0:".repeat(100_000))).isNull();
        assertThat(IpAddress.parse("1".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {".:1", "..:", ".a:b", ".::1", "cafe", "dead.beef", "localhost", "a.b.c.d", "1.2.3.4a"})
    void never_resolves_a_name(String known) {
        assertThat(IpAddress.parse(known)).isNull();
        assertThat(IpAddress.isLoopback(known)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void recognizes_the_addresses_of_this_machine(String text) {
        assertThat(IpAddress.isLoopback(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"128.0.0.1", "126.255.255.255", "::2", "0.0.0.0", "::", "::ffff:128.0.0.1", "localhost", ""})
    void recognizes_no_other_address_as_this_machine(String text) {
        assertThat(IpAddress.isLoopback(text)).isFalse();
    }
}
