package io.github.jwtfilter.internal.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a page: scheme, host and port (RFC 6454 section 4). Equality ignores the spelling: case, the dot after
 * a host name, the default port and the notation of an IPv6 address.
 */
public final class Origin {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,31}", Pattern.CASE_INSENSITIVE);
    private static final String SEPARATOR = "://";
    private static final int NO_PORT = -1;

    private final String scheme;
    private final String host;
    private final int port;

    private Origin(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /**
     * Parses a serialized origin (RFC 6454 section 6.2).
     *
     * @param text for example {@code https://apps.example.com:8443}
     * @return the origin, or null for {@code null}, for several origins and for text with more than scheme, host in
     *     ASCII and port
     */
    public static @Nullable Origin parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? null
                : of(text.substring(0, separator), HostAndPort.parse(text.substring(separator + SEPARATOR.length())));
    }

    /**
     * Returns the origin of the URL of a web page.
     *
     * @param url for example the value of {@code Referer}
     * @return the origin, or null if the URL is not absolute, or contains user information
     */
    public static @Nullable Origin ofUrl(String url) {
        int separator = url.indexOf(SEPARATOR);
        return separator < 0 ? null : parse(url.substring(0, endOfAuthority(url, separator + SEPARATOR.length())));
    }

    /**
     * Returns the origin of a URL to which this program sends a request. Here the dot after a host name counts, since it
     * changes the resolution of the name.
     *
     * @param url an absolute http or https URL with a host
     * @return the origin
     */
    public static Origin of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() < 0 ? defaultPort(scheme) : url.getPort();
        return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
    }

    static @Nullable Origin of(String scheme, @Nullable HostAndPort authority) {
        if (authority == null || !SCHEME.matcher(scheme).matches()) {
            return null;
        }
        String lower = scheme.toLowerCase(Locale.ROOT);
        return new Origin(lower, authority.host(), authority.portOr(defaultPort(lower)));
    }

    /**
     * Returns whether no attacker on the network can impersonate this origin: it does not use plain HTTP, unless it is
     * on the browser's own machine.
     *
     * @return false if an attacker on the network can impersonate it
     */
    public boolean isProtected() {
        return !scheme.equals("http") || host.equals("localhost") || IpAddress.isLoopback(host);
    }

    /**
     * Returns the domains for which another host can have set a cookie that a browser sends to this origin (RFC 6265
     * section 5.1.3). Includes public suffixes, for which browsers accept no cookie.
     *
     * @return the host and each of its parents down to two labels, the shortest first; none for an IP address or a
     *     single label
     */
    public List<String> cookieDomains() {
        List<String> domains = new ArrayList<>();
        if (host.startsWith("[") || IpAddress.parse(host) != null) {
            return domains;
        }
        int start = host.lastIndexOf('.');
        while (start > 0) {
            start = host.lastIndexOf('.', start - 1);
            domains.add(host.substring(start + 1));
        }
        return domains;
    }

    private static int endOfAuthority(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    private static int defaultPort(String scheme) {
        switch (scheme) {
            case "https":
                return 443;
            case "http":
                return 80;
            default:
                return NO_PORT;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Origin)) {
            return false;
        }
        Origin that = (Origin) other;
        return scheme.equals(that.scheme) && host.equals(that.host) && port == that.port;
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, host, port);
    }

    @Override
    public String toString() {
        return scheme + SEPARATOR + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
