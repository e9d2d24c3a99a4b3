package io.github.jwtfilter.internal.request;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parses IPv6 addresses (RFC 4291 section 2.2) and formats them in their canonical form (RFC 5952). */
final class Ipv6Literal {
    private static final int LENGTH = 16;
    private static final int GROUPS = LENGTH / 2;
    private static final int NO_GAP = -1;

    private final String text;
    private final byte[] bytes = new byte[LENGTH];
    private int at;
    private int written;
    private int gap = NO_GAP;

    private Ipv6Literal(String text) {
        this.text = text;
    }

    /** Returns the 16 bytes of an address without brackets and zone, or null if the text is malformed. */
    static byte @Nullable [] parse(String text) {
        Ipv6Literal literal = new Ipv6Literal(text);
        return literal.read() && literal.fill() ? literal.bytes : null;
    }

    private boolean read() {
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (!readGroup()) {
                return false;
            }
        }
        return true;
    }

    /** Parses one to four hexadecimal digits, or an IPv4 address at the end, and the colons that follow. */
    private boolean readGroup() {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < 4 && digit(text.charAt(at)) >= 0) {
            value = value << 4 | digit(text.charAt(at++));
        }
        if (at < text.length() && text.charAt(at) == '.') {
            return readIpv4(text.substring(start));
        }
        if (at == start || written == LENGTH) {
            return false;
        }
        bytes[written++] = (byte) (value >> 8);
        bytes[written++] = (byte) value;
        return at == text.length() || readColons();
    }

    private boolean readColons() {
        if (text.charAt(at++) != ':' || at == text.length()) {
            return false;
        }
        if (text.charAt(at) != ':') {
            return true;
        }
        at++;
        boolean first = gap == NO_GAP;
        gap = written;
        return first;
    }

    private boolean readIpv4(String quad) {
        byte[] ipv4 = IpAddress.dottedQuad(quad);
        if (ipv4 == null || written + ipv4.length > LENGTH) {
            return false;
        }
        System.arraycopy(ipv4, 0, bytes, written, ipv4.length);
        written += ipv4.length;
        at = text.length();
        return true;
    }

    /** Inserts zeros for the two colons, for at least one group. */
    private boolean fill() {
        if (gap == NO_GAP) {
            return written == LENGTH;
        }
        int end = LENGTH - (written - gap);
        System.arraycopy(bytes, gap, bytes, end, written - gap);
        Arrays.fill(bytes, gap, end, (byte) 0);
        return written < LENGTH;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /**
     * Returns the address in lower case, with two colons for the first of the longest runs of two or more zero groups.
     */
    static String text(byte[] address) {
        int longest = 1;
        int start = GROUPS;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(address, i);
            if (zeros > longest) {
                longest = zeros;
                start = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(i == 0 || i == start + longest ? "" : ":").append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int zeros(byte[] address, int first) {
        int i = first;
        while (i < GROUPS && group(address, i) == 0) {
            i++;
        }
        return i - first;
    }

    private static int group(byte[] address, int i) {
        return (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff);
    }
}
