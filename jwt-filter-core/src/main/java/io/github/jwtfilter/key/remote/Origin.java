package io.github.jwtfilter.key.remote;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scheme, host and port of an address (RFC 6454 section 4). */
final class Origin {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int MAX_PORT = 65_535;

    private final String scheme;
    private final String host;
    private final int port;

    private Origin(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /** The origin of an https or http address without user and fragment; null if it is anything else. */
    static @Nullable Origin of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        String host = uri.getHost();
        if (!web || host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return null;
        }
        int standard = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return port == 0 || port > MAX_PORT ? null : new Origin(scheme, host.toLowerCase(Locale.ROOT), port);
    }

    boolean isHttps() {
        return scheme.equals("https");
    }

    /** Whether what is sent there without TLS stays on this machine. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
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
