package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.request.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The target of a redirect. Its query is neither followed nor shown, since it may contain secrets of a login. */
final class RedirectTarget {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("[\\x21-\\x7e&&[^?#]]{0,2000}");
    private static final Pattern LOGIN = Pattern.compile(
            "(?i).*/(?:(?:[^/]*[^a-z/])?(?:log[_-]?in|log[_-]?on|sign[_-]?in|oauth|openid|oidc|saml)[^/]*"
                    + "|[^/]*login(?:\\.[a-z]{1,6})?|sso|auth)(?:/.*)?");

    private final @Nullable Origin origin;
    private final @Nullable String path;

    private RedirectTarget(@Nullable Origin origin, @Nullable String path) {
        this.origin = origin;
        this.path = path;
    }

    /**
     * Parses a {@code Location} header.
     *
     * @param location the value, or null if there is none, or several
     * @param target the application that sent it
     * @param requested the target of the request, to which the value may be relative
     */
    static RedirectTarget of(@Nullable String location, ProbeTarget target, String requested) {
        if (location == null || location.isEmpty()) {
            return new RedirectTarget(null, null);
        }
        String value = location.startsWith("//") ? (target.secure() ? "https:" : "http:") + location : location;
        if (!ABSOLUTE.matcher(value).matches()) {
            return new RedirectTarget(Origin.ofUrl(target.origin()), path(value, requested));
        }
        Origin origin = Origin.ofUrl(value);
        int start = value.indexOf('/', value.indexOf("://") + 3);
        return new RedirectTarget(origin, start < 0 ? "/" : path(value.substring(start), requested));
    }

    private static @Nullable String path(String reference, String requested) {
        String path = withoutQuery(reference);
        if (path.isEmpty()) {
            path = withoutQuery(requested);
        } else if (!path.startsWith("/")) {
            String base = withoutQuery(requested);
            path = base.substring(0, base.lastIndexOf('/') + 1) + path;
        }
        return PATH.matcher(path).matches() ? normal(path) : null;
    }

    /** Removes dot segments as browsers do; a text that is no URI remains. */
    private static String normal(String path) {
        try {
            return path.startsWith("//") ? path : new URI(path).normalize().getRawPath();
        } catch (URISyntaxException e) {
            return path;
        }
    }

    private static String withoutQuery(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                return path.substring(0, i);
            }
        }
        return path;
    }

    /** Returns whether the header is missing or malformed. */
    boolean isUnusable() {
        return origin == null || path == null;
    }

    /** Returns whether the target has the scheme, host and port of the application. */
    boolean isWithin(ProbeTarget target) {
        return origin != null && origin.equals(Origin.ofUrl(target.origin()));
    }

    /** Returns whether the target is https on the host of the application. */
    boolean isHttpsOf(ProbeTarget target) {
        String text = String.valueOf(origin);
        String host = String.valueOf(Origin.ofUrl("https://" + target.authority(true, 443)));
        return text.equals(host) || text.startsWith(host + ":");
    }

    /** Returns whether the target is plain HTTP on another machine. */
    boolean isUnprotected() {
        return origin != null && !origin.isProtected();
    }

    /** Returns whether the name of the page is usual for a login. */
    boolean isLoginByName() {
        return path != null && LOGIN.matcher(path).matches();
    }

    String path() {
        return path == null ? "" : path;
    }

    String origin() {
        return String.valueOf(origin);
    }
}
