package io.github.jwtfilter.settings;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses that keys or metadata are fetched from: https, or http where nothing leaves this machine. */
public final class KeyAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65_535;

    private KeyAddress() {}

    static URI parse(String text) throws BadValue {
        return parse(text, "is not an address that keys can be fetched from");
    }

    /** The address of metadata of a protected resource: RFC 9728 section 3 demands https and forbids fragments. */
    static URI parseMetadata(String text) throws BadValue {
        return parse(text, "is not an address that metadata can be fetched from");
    }

    private static URI parse(String text, String message) throws BadValue {
        URI uri = WebAddress.uri(text);
        if (uri == null || !isSafe(uri)) {
            throw new BadValue(
                    message,
                    "write an address that starts with https://, or with http:// for a server on this machine"
                            + " (localhost, 127.0.0.1, [::1])");
        }
        if (!isBare(uri)) {
            throw new BadValue(
                    "holds a user name or a fragment", "write the address without what ends in @ or starts with #");
        }
        if (!hasPort(uri)) {
            throw new BadValue("holds a port that there cannot be", "write a port from 1 to 65535, or none");
        }
        return uri;
    }

    /**
     * Whether keys may be fetched from an address, whoever names it.
     *
     * @param uri any address
     * @return true for https, and for http on this machine, without user and fragment
     */
    public static boolean isAllowed(URI uri) {
        return isSafe(uri) && isBare(uri) && hasPort(uri);
    }

    /** Whether metadata can be fetched for this issuer: RFC 8414 section 2 allows it neither query nor fragment. */
    static boolean isIssuer(String text) {
        try {
            return parse(text).getRawQuery() == null;
        } catch (BadValue e) {
            return false;
        }
    }

    /** What an intermediary could replace on its way must be protected by TLS. */
    private static boolean isSafe(URI uri) {
        String host = uri.getHost();
        return host != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme())
                                && LOOPBACK.matcher(host).matches()));
    }

    private static boolean isBare(URI uri) {
        return uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    }

    private static boolean hasPort(URI uri) {
        return uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
    }
}
