package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0",
        "10.0.0.0/8, 10.255.255.255",
        "172.16.0.0/12, 172.16.0.0",
        "172.16.0.0/12, 172.31.255.255",
        "192.0.2.128/25, 192.0.2.128",
        "192.0.2.128/25, 192.0.2.255",
        "192.0.2.6/31, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "192.0.2.7, 192.0.2.7",
        "0.0.0.0/0, 203.0.113.9",
        "::/0, 2001:db8::1",
        "fd00::/8, fdff:ffff::1",
        "fc00::/7, fc00::1",
        "fc00::/7, fdff::1",
        "2001:db8::7, 2001:db8:0:0::7",
        "2001:db8::/127, 2001:db8::1",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "10.9.9.9/8, 10.1.2.3"
    })
    void contains(String range, String address) {
        assertThat(AddressRange.parse(range).contains(IpAddress.parse(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 9.255.255.255",
        "10.0.0.0/8, 11.0.0.0",
        "172.16.0.0/12, 172.15.255.255",
        "172.16.0.0/12, 172.32.0.0",
        "192.0.2.128/25, 192.0.2.127",
        "192.0.2.6/31, 192.0.2.8",
        "192.0.2.7, 192.0.2.6",
        "0.0.0.0/0, ::1",
        "::/0, 127.0.0.1",
        "fc00::/7, fbff::1",
        "fc00::/7, fe00::1",
        "2001:db8::/127, 2001:db8::2"
    })
    void does_not_contain(String range, String address) {
        assertThat(AddressRange.parse(range).contains(IpAddress.parse(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/ 8",
                "10.0.0.0/8/8",
                "10.0.0.0/0008",
                "10.0.0.0/9999999999",
                "10.0.0.0/٨",
                "10.0.0.0/255.0.0.0",
                "10.0.0/8",
                "10.*",
                "::1/129",
                "fd00::/x",
                "localhost",
                "proxy.example.com/24"
            })
    void rejects_other_texts(String text) {
        assertThat(AddressRange.parse(text)).isNull();
    }

    @Test
    void shows_itself_as_it_was_written() {
        assertThat(AddressRange.parse("10.9.9.9/8")).hasToString("10.9.9.9/8");
    }
}
