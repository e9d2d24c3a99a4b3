package io.github.jwtfilter.internal.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The peers whose forwarding headers are trusted. */
public final class TrustedProxies {
    private final List<AddressRange> ranges;

    /**
     * Trusts the given ranges only.
     *
     * @param ranges address ranges, possibly none
     */
    public TrustedProxies(Collection<AddressRange> ranges) {
        this.ranges = new ArrayList<>(ranges);
    }

    /**
     * Returns whether a peer is trusted.
     *
     * @param address an IP address literal
     * @return false if the text is malformed
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

    /** Returns whether any peer is trusted. */
    boolean trustsAnybody() {
        return !ranges.isEmpty();
    }

    /**
     * Returns whether a range contains every address of its family, such as {@code 0.0.0.0/0}.
     *
     * @return true if forwarding headers are trusted from every sender
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
