package io.github.jwtfilter.settings.value;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses of keys and metadata: https, or http where the network is trusted. */
public final class KeyAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_WITH_UNDERSCORE =
            Pattern.compile("https?://[^/?#]*_.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MAX_PORT = 65_535;
    private static final String NO_ADDRESS_OF_KEYS = "is not an address from which keys can be fetched";

    private KeyAddress() {}

    /** Parses an address with https or http. {@code InsecureHttpChecks} rejects http beyond this machine. */
    static URI parse(String text) throws InvalidValueException {
        return parse(text, NO_ADDRESS_OF_KEYS);
    }

    /** Parses an endpoint of a provider: RFC 6749 sections 3.1 and 3.2 forbid fragments. */
    static URI parseEndpoint(String text) throws InvalidValueException {
        return parse(text, "is not the address of an endpoint");
    }

    private static URI parse(String text, String message) throws InvalidValueException {
        URI uri = WebAddress.uri(text);
        if (uri == null || !isHttp(uri)) {
            throw new InvalidValueException(message, remedy(text));
        }
        return bare(uri);
    }

    /** Parses the address of protected resource metadata: RFC 9728 section 3 requires https and forbids fragments. */
    static URI parseMetadata(String text) throws InvalidValueException {
        URI uri = WebAddress.uri(text);
        if (uri == null || !isHttp(uri) || isInsecure(uri)) {
            throw new InvalidValueException("is not an address from which metadata can be fetched", remedy(text));
        }
        return bare(uri);
    }

    private static URI bare(URI uri) throws InvalidValueException {
        if (!isBare(uri)) {
            throw new InvalidValueException(
                    "contains a user name or a fragment",
                    "write the address without user name and fragment (up to @, and from # on)");
        }
        if (!hasPort(uri)) {
            throw new InvalidValueException("contains an invalid port", "write a port from 1 to 65535, or remove it");
        }
        return uri;
    }

    private static String remedy(String text) {
        return HOST_WITH_UNDERSCORE.matcher(text).matches()
                ? "use a host name without underscores, such as a network alias of the container"
                : "write an address that starts with https://, or with http:// for a server on this machine"
                        + " (localhost, 127.0.0.1, [::1])";
    }

    /**
     * Returns whether keys may be fetched from an address.
     *
     * @param uri any address
     * @param insecureHttp whether http is permitted beyond this machine
     * @return true for https, and for permitted http, without user and fragment
     */
    public static boolean isAllowed(URI uri, boolean insecureHttp) {
        return isHttp(uri) && isBare(uri) && hasPort(uri) && (insecureHttp || !isInsecure(uri));
    }

    /** Returns whether an issuer may have metadata: RFC 8414 section 2 forbids query and fragment. */
    public static boolean isIssuer(String text, boolean insecureHttp) {
        try {
            URI uri = parse(text);
            return uri.getRawQuery() == null && isAllowed(uri, insecureHttp);
        } catch (InvalidValueException e) {
            return false;
        }
    }

    /**
     * Returns whether an address uses http beyond this machine, so that an attacker in the network could replace a
     * response.
     */
    public static boolean isInsecure(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && !LOOPBACK.matcher(String.valueOf(uri.getHost())).matches();
    }

    private static boolean isHttp(URI uri) {
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        return http && uri.getHost() != null;
    }

    private static boolean isBare(URI uri) {
        return uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    }

    private static boolean hasPort(URI uri) {
        return uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
    }
}
