package io.github.jwtfilter.internal.request;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses IP address literals; names are never resolved. Brackets and a zone are accepted with IPv6 only, and discarded:
 * a zone has no meaning outside of the machine that names it (RFC 4007 section 11.2).
 */
final class IpAddress {
    private static final int MAX_LENGTH = 64;

    /** The name or number of a network interface, in the characters of RFC 6874. */
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9._~-]{1,32}");

    private static final int IPV6_PREFIX = 8;

    /** The well-known prefix of NAT64 (RFC 6052 section 2.1), {@code 64:ff9b::/96}. */
    private static final int[] TRANSLATED = {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /** The prefix of NAT64 within one network (RFC 8215), {@code 64:ff9b:1::/48}, which may have the IPv4 address anywhere behind it. */
    private static final int[] TRANSLATED_LOCALLY = {0, 0x64, 0xff, 0x9b, 0, 1};

    private static final int[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

    private IpAddress() {}

    /**
     * Returns the 4 or 16 bytes of a literal, with an IPv4-mapped IPv6 address as 4 bytes; null if the text is
     * malformed.
     */
    static byte @Nullable [] parse(String text) {
        if (text.indexOf(':') < 0) {
            return dottedQuad(text);
        }
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String literal = withoutZone(withoutBrackets(text));
        byte[] bytes = literal == null ? null : Ipv6Literal.parse(literal);
        return bytes == null ? null : ipv4In(bytes);
    }

    /** Returns the canonical form of an address (RFC 5952), for logs and counters; null if the text is malformed. */
    static @Nullable String canonical(String text) {
        if (text.indexOf(':') < 0) {
            return dottedQuad(text) == null ? null : text; // has no other form
        }
        byte[] bytes = parse(text);
        if (bytes == null) {
            return null;
        }
        return bytes.length == 4 ? ipv4(bytes, 0) : Ipv6Literal.text(bytes);
    }

    /**
     * Returns the network of one client: the address itself, or for IPv6 the prefix of 64 bits, within which a client can choose
     * any address (RFC 4291 section 2.5.1); null if the text is malformed. A translator between IPv4 and IPv6 gives all IPv4
     * clients addresses with one prefix (RFC 6052 section 2.1): their network is the IPv4 address, or else the whole address.
     */
    static @Nullable String network(String text) {
        byte[] bytes = parse(text);
        if (bytes == null || bytes.length == 4) {
            return canonical(text);
        }
        if (startsWith(bytes, TRANSLATED)) {
            return ipv4(bytes, TRANSLATED.length);
        }
        if (startsWith(bytes, TRANSLATED_LOCALLY)) {
            return Ipv6Literal.text(bytes);
        }
        Arrays.fill(bytes, IPV6_PREFIX, bytes.length, (byte) 0);
        return Ipv6Literal.text(bytes) + "/64";
    }

    /** Returns whether the literal is a loopback address. */
    static boolean isLoopback(String text) {
        byte[] bytes = parse(text);
        if (bytes == null || bytes.length == 4) {
            return bytes != null && bytes[0] == 127;
        }
        int sum = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            sum |= bytes[i];
        }
        return sum == 0 && bytes[bytes.length - 1] == 1;
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static @Nullable String withoutZone(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text;
        }
        return ZONE.matcher(text.substring(percent + 1)).matches() ? text.substring(0, percent) : null;
    }

    /** Returns the IPv4 address of an IPv4-mapped one, as IPv6 sockets return it (RFC 4291 section 2.5.5.2). */
    private static byte[] ipv4In(byte[] ipv6) {
        return startsWith(ipv6, MAPPED) ? new byte[] {ipv6[12], ipv6[13], ipv6[14], ipv6[15]} : ipv6;
    }

    private static String ipv4(byte[] bytes, int from) {
        return (bytes[from] & 0xff) + "." + (bytes[from + 1] & 0xff) + "." + (bytes[from + 2] & 0xff) + "."
                + (bytes[from + 3] & 0xff);
    }

    private static boolean startsWith(byte[] address, int[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    static byte @Nullable [] dottedQuad(String text) {
        byte[] bytes = new byte[4];
        int at = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && at < 3) {
                bytes[at++] = (byte) value;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9' && digits < 3 && !(digits > 0 && value == 0)) {
                digits++;
                value = value * 10 + c - '0';
                if (value > 255) {
                    return null;
                }
            } else {
                return null;
            }
        }
        bytes[at] = (byte) value;
        return at == 3 && digits > 0 ? bytes : null;
    }
}
