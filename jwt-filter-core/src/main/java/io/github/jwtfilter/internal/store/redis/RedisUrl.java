package io.github.jwtfilter.internal.store.redis;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of Redis: {@code redis://user:password@host:port/database}, or {@code rediss://} with TLS; all but the host may be
 * missing (the form that the Internet Assigned Numbers Authority registers). {@link #toString()} omits the credentials.
 */
final class RedisUrl {
    private static final int MAX_PORT = 65_535;
    private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,4}");

    private final boolean tls;
    private final String host;
    private final int port;
    private final int database;
    private final @Nullable String user;
    private final @Nullable String password;

    private RedisUrl(boolean tls, URI uri, int port, int database) {
        this.tls = tls;
        String name = uri.getHost();
        // Java keeps the brackets of an IPv6 address, with which no socket opens.
        this.host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        this.port = port;
        this.database = database;
        String credentials = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = credentials.indexOf(':');
        this.user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
        this.password = colon < 0 ? null : decoded(credentials.substring(colon + 1));
    }

    /** Parses an address; returns null if it is malformed. */
    static @Nullable RedisUrl parse(String text, int defaultPort) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String path = uri.getRawPath();
            int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
            if ((!scheme.equals("redis") && !scheme.equals("rediss"))
                    || uri.getHost() == null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || port < 1
                    || port > MAX_PORT
                    || path == null
                    || !DATABASE.matcher(path).matches()) {
                return null;
            }
            int database = path.length() > 1 ? Integer.parseInt(path.substring(1)) : 0;
            return new RedisUrl(scheme.equals("rediss"), uri, port, database);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String decoded(String text) {
        try {
            // In the user information of a URI, a plus sign is not a space.
            return text.isEmpty() ? null : URLDecoder.decode(text.replace("+", "%2B"), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isTls() {
        return tls;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int database() {
        return database;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String password() {
        return password;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
