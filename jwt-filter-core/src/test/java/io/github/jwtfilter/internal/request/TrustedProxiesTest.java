package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    private static final AddressRange RANGE = AddressRange.parse("10.0.0.0/8");
    private static final AddressRange ADDRESS = AddressRange.parse("2001:db8::7");

    @Test
    void trusts_addresses_in_one_of_the_ranges() {
        TrustedProxies proxies = new TrustedProxies(List.of(RANGE, ADDRESS));

        assertThat(proxies.trusts("10.1.2.3")).isTrue();
        assertThat(proxies.trusts("2001:db8::7")).isTrue();
    }

    @Test
    void trusts_no_other_address() {
        TrustedProxies proxies = new TrustedProxies(List.of(RANGE, ADDRESS));

        assertThat(proxies.trusts("11.1.2.3")).isFalse();
        assertThat(proxies.trusts("2001:db8::8")).isFalse();
        assertThat(proxies.trusts("localhost")).isFalse();
        assertThat(proxies.trusts("")).isFalse();
    }

    @Test
    void trusts_no_address_without_ranges() {
        assertThat(new TrustedProxies(List.of()).trusts("127.0.0.1")).isFalse();
    }

    @Test
    void does_not_share_its_list() {
        List<AddressRange> ranges = new ArrayList<>();
        TrustedProxies proxies = new TrustedProxies(ranges);

        ranges.add(RANGE);

        assertThat(proxies.trusts("10.1.2.3")).isFalse();
    }

    @Test
    void shows_its_ranges() {
        assertThat(new TrustedProxies(List.of(RANGE, ADDRESS))).hasToString("[10.0.0.0/8, 2001:db8::7]");
    }
}
