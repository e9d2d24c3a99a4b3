package io.github.jwtfilter.internal.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The address ranges of machines and of private networks. */
public final class PrivateAddresses {
    /** The addresses of the machine itself. */
    public static final List<String> LOOPBACK = Collections.unmodifiableList(Arrays.asList("127.0.0.0/8", "::1/128"));

    /** RFC 1918, RFC 4193, and the link-local ranges of RFC 3927 and RFC 4291. */
    public static final List<String> PRIVATE = Collections.unmodifiableList(
            Arrays.asList("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "169.254.0.0/16", "fe80::/10"));

    /** The shared address space of RFC 6598, which providers use within their networks. */
    private static final String SHARED = "100.64.0.0/10";

    private static final TrustedProxies ALL = all();

    private PrivateAddresses() {}

    private static TrustedProxies all() {
        List<String> texts = new ArrayList<>(LOOPBACK);
        texts.addAll(PRIVATE);
        texts.add(SHARED);
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            AddressRange range = AddressRange.parse(text);
            if (range == null) {
                throw new IllegalStateException(text);
            }
            ranges.add(range);
        }
        return new TrustedProxies(ranges);
    }

    /** Returns whether an address cannot be that of a client on the Internet. */
    static boolean contain(String address) {
        return ALL.trusts(address);
    }
}
