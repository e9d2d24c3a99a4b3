package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.settings.KeyAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scheme, host and port of a URL (RFC 6454 section 4). */
final class Origin {
    private final String scheme;
    private final String host;
    private final int port;

    private Origin(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /** Returns the origin of an absolute https or http URL without user information and fragment; null for any other URL. */
    static @Nullable Origin of(URI uri) {
        if (!KeyAddress.isAllowed(uri, true)) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    boolean isHttps() {
        return scheme.equals("https");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
