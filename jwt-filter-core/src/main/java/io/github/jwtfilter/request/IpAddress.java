package io.github.jwtfilter.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads IP address literals without ever asking a name server. */
final class IpAddress {
    private static final int MAX_LENGTH = 64;

    private IpAddress() {}

    /** The 4 or 16 bytes of a literal, an IPv4 address inside IPv6 as 4 bytes; null if the text is not a literal. */
    static byte @Nullable [] parse(String text) {
        String literal = withoutZone(text);
        byte[] quad = dottedQuad(literal);
        if (quad != null || !looksLikeIpv6(literal)) {
            return quad;
        }
        try {
            // A text that can only be a literal is parsed, not resolved.
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether the literal is an address of this machine itself. */
    static boolean isLoopback(String text) {
        byte[] bytes = parse(text);
        if (bytes == null || bytes.length == 4) {
            return bytes != null && bytes[0] == 127;
        }
        try {
            return InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String withoutZone(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }

    private static boolean looksLikeIpv6(String text) {
        // With a dot in front the JDK takes even this for a name, and asks for it.
        return text.indexOf(':') >= 0 && text.charAt(0) != '.' && text.length() <= MAX_LENGTH && hasNothingElse(text);
    }

    private static boolean hasNothingElse(String ipv6) {
        for (int i = 0; i < ipv6.length(); i++) {
            char c = ipv6.charAt(i);
            if (c != ':' && c != '.' && (Character.digit(c, 16) < 0 || c >= 0x80)) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] dottedQuad(String text) {
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
