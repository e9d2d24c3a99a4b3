package io.github.jwtfilter.settings.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parsers for addresses that a browser uses. */
final class WebAddress {
    private static final String ORIGIN_REMEDY =
            "write only scheme, host and, if necessary, port: https://apps.example.com";

    private WebAddress() {}

    /** Parses an origin (RFC 6454): scheme, host and port. */
    static URI origin(String text) throws InvalidValueException {
        URI uri = uri(text);
        if (uri == null || uri.getHost() == null || !isHttp(uri)) {
            throw new InvalidValueException("is not an address of a web server", ORIGIN_REMEDY);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        URI origin = URI.create(scheme + "://" + host + port);
        if (uri.getPort() > 65_535 || uri.getPort() == 0 || !origin.equals(uri)) {
            throw new InvalidValueException("contains more than scheme, host and port", ORIGIN_REMEDY);
        }
        return origin;
    }

    /** Parses a path below the application, or an https URL. */
    static String loginPage(String text) throws InvalidValueException {
        if (!isDestination(text)) {
            throw new InvalidValueException(
                    "is not a login page",
                    "write a path below the application that starts with one slash, for example /login.jsp, or an"
                            + " address that starts with https://; without \"..\", backslashes and fragments");
        }
        // Servers redirect such a path to or from a welcome file, so the browser would enter a redirect loop.
        URI uri = uri(text);
        if (text.startsWith("/") && uri != null && uri.getPath().endsWith("/")) {
            throw new InvalidValueException(
                    "ends in a slash, so that it does not name a page", "name the file, such as /login.jsp");
        }
        return text;
    }

    /** Returns whether a text is a path below the application, or an https URL. */
    static boolean isDestination(String text) {
        return text.startsWith("/") ? isPath(text) : isHttpsUrl(text);
    }

    private static boolean isPath(String text) {
        URI uri = uri(text);
        // The URI parser treats the text after two slashes as a host, as browsers do.
        return uri != null
                && !text.startsWith("//")
                && uri.getFragment() == null
                && !uri.getPath().contains("..")
                && uri.getPath().indexOf('\\') < 0
                && !hasControl(uri.getPath());
    }

    private static boolean isHttpsUrl(String text) {
        URI uri = uri(text);
        return uri != null
                && "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getFragment() == null;
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    static @Nullable URI uri(String text) {
        // The URI parser accepts characters outside ASCII, which a Location header must not contain.
        try {
            return isVisibleAscii(text) ? new URI(text) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
