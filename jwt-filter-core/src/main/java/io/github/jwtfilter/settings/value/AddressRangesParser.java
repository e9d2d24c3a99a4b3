package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.request.AddressRange;
import io.github.jwtfilter.internal.request.PrivateAddresses;
import io.github.jwtfilter.internal.request.TrustedProxies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parser for lists of IP addresses, address ranges in CIDR notation, and names of common ranges. */
final class AddressRangesParser {
    private AddressRangesParser() {}

    static TrustedProxies parse(String text) throws InvalidValueException {
        List<String> items = ListParser.parse(text);
        if (items.contains("none") && items.size() > 1) {
            throw new InvalidValueException("combines none with other items", "write none alone, or remove it");
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (String item : items) {
            for (String range : meaning(item)) {
                ranges.add(range(range));
            }
        }
        return new TrustedProxies(ranges);
    }

    /** Returns the list that {@link #parse} reads as these ranges; empty for none. */
    static String format(TrustedProxies proxies) {
        String ranges = proxies.toString().replaceAll("[\\[\\]]", "");
        return ranges.replace(String.join(", ", PrivateAddresses.LOOPBACK), "loopback")
                .replace(String.join(", ", PrivateAddresses.PRIVATE), "private");
    }

    private static List<String> meaning(String item) {
        switch (item) {
            case "loopback":
                return PrivateAddresses.LOOPBACK;
            case "private":
                return PrivateAddresses.PRIVATE;
            case "none":
                return Collections.emptyList();
            default:
                return Collections.singletonList(item);
        }
    }

    private static AddressRange range(String text) throws InvalidValueException {
        AddressRange range = AddressRange.parse(text);
        if (range == null) {
            throw new InvalidValueException(
                    "contains an item that is not an address",
                    "write addresses (192.0.2.7), ranges (10.0.0.0/8), loopback, private or none; host names are not"
                            + " resolved");
        }
        return range;
    }
}
