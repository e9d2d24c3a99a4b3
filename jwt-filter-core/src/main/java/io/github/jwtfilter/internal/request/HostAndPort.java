package io.github.jwtfilter.internal.request;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A host with an optional port, as in the {@code Host} header (RFC 9110 section 7.2). */
final class HostAndPort {
    private static final int NO_PORT = -1;
    private static final int BAD_PORT = 0;
    private static final int MAX_LENGTH = 300;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,126}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f.:]*", Pattern.CASE_INSENSITIVE);

    private final String host;
    private final int port;

    private HostAndPort(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Parses an authority; returns null if the text is malformed or contains more, such as user information. */
    static @Nullable HostAndPort parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        boolean named = colon > text.lastIndexOf(']');
        String host = host(named ? text.substring(0, colon) : text);
        int port = named ? port(text.substring(colon + 1)) : NO_PORT;
        return host == null || port == BAD_PORT ? null : new HostAndPort(host, port);
    }

    /**
     * Returns the same host with a port that was given separately; null if the port is malformed, or differs from the
     * one here.
     */
    @Nullable
    HostAndPort at(String elsewhere) {
        int other = port(elsewhere);
        boolean samePort = other != BAD_PORT && (port == NO_PORT || port == other);
        return samePort ? new HostAndPort(host, other) : null;
    }

    /**
     * Returns the name in lower case without the dot of the root, or an IPv6 address in brackets, with all of its
     * groups written out.
     */
    String host() {
        return host;
    }

    int portOr(int otherwise) {
        return port == NO_PORT ? otherwise : port;
    }

    private static @Nullable String host(String text) {
        if (text.startsWith("[")) {
            return text.endsWith("]") ? ipv6(text.substring(1, text.length() - 1)) : null;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return NAME.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable String ipv6(String literal) {
        byte[] bytes = IPV6.matcher(literal).matches() ? IpAddress.parse(literal) : null;
        if (bytes == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(bytes.length == 4 ? "[0:0:0:0:0:ffff" : "[");
        for (int i = 0; i < bytes.length; i += 2) {
            text.append(text.length() > 1 ? ":" : "");
            text.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
        }
        return text.append(']').toString();
    }

    private static int port(String digits) {
        int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : BAD_PORT;
        return port > 65_535 ? BAD_PORT : port;
    }
}
