package io.github.jwtfilter.settings;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses that keys are fetched from: https, or http where nothing leaves this machine. */
final class KeyAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65_535;

    private KeyAddress() {}

    static URI parse(String text) throws BadValue {
        URI uri = WebAddress.uri(text);
        if (uri == null || uri.getHost() == null || !isSafe(uri)) {
            throw new BadValue(
                    "is not an address that keys can be fetched from",
                    "write an address that starts with https://, or with http:// for a server on this machine"
                            + " (localhost, 127.0.0.1, [::1])");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new BadValue(
                    "holds a user name or a fragment", "write the address without what ends in @ or starts with #");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new BadValue("holds a port that there cannot be", "write a port from 1 to 65535, or none");
        }
        return uri;
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
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.matcher(uri.getHost()).matches());
    }
}
