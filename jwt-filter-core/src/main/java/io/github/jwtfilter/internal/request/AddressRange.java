package io.github.jwtfilter.internal.request;

import org.jspecify.annotations.Nullable;

/** A range of IP addresses in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class AddressRange {
    private final String text;
    private final byte[] network;
    private final int prefixLength;

    private AddressRange(String text, byte[] network, int prefixLength) {
        this.text = text;
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Parses a range.
     *
     * @param text an address, or an address, a slash and the prefix length in bits
     * @return the range, or null if the text is malformed; names are never resolved
     */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            return null;
        }
        int bits = network.length * 8;
        int prefixLength = slash < 0 ? bits : decimal(text.substring(slash + 1));
        return prefixLength < 0 || prefixLength > bits ? null : new AddressRange(text, network, prefixLength);
    }

    private static int decimal(String digits) {
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the prefix length is 0. */
    boolean isEverything() {
        return prefixLength == 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
