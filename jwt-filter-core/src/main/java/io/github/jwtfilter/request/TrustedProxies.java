package io.github.jwtfilter.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The peers whose forwarding headers are believed. */
public final class TrustedProxies {
    private final List<AddressRange> ranges;

    /**
     * Trusts the given ranges and nobody else.
     *
     * @param ranges address ranges, possibly none
     */
    public TrustedProxies(Collection<AddressRange> ranges) {
        this.ranges = new ArrayList<>(ranges);
    }

    /**
     * Whether a peer is believed.
     *
     * @param address an IP address literal
     * @return false for anything that is not one
     */
    public boolean trusts(String address) {
        byte[] bytes = IpAddress.parse(address);
        if (bytes == null) {
            return false;
        }
        for (AddressRange range : ranges) {
            if (range.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any peer that is believed. */
    boolean trustsAnybody() {
        return !ranges.isEmpty();
    }

    /**
     * Whether there is a range that every address of its kind is in, such as {@code 0.0.0.0/0}.
     *
     * @return true if forwarding headers are believed whoever sends them
     */
    public boolean trustsEverybody() {
        for (AddressRange range : ranges) {
            if (range.isEverything()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
