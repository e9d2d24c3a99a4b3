package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.request.RequestView;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes a browser forget a cookie of which it holds more than one. Two of a name differ in their path, so it is removed from
 * every path that the application is likely to have used.
 */
final class CookieRemoval {
    private final String name;

    CookieRemoval(String name) {
        this.name = name;
    }

    /** Values of {@code Set-Cookie}, one for each path. */
    Set<String> headersFor(RequestView request) {
        Set<String> paths = new LinkedHashSet<>();
        paths.add("/");
        if (!request.contextPath().isEmpty() && isPlain(request.contextPath())) {
            paths.add(request.contextPath());
            paths.add(request.contextPath() + "/");
        }
        Set<String> headers = new LinkedHashSet<>();
        for (String path : paths) {
            headers.add(name + "=; Path=" + path + "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly"
                    + (mustBeSecure(request) ? "; Secure" : "") + "; SameSite=Lax");
        }
        return headers;
    }

    /** Browsers ignore a removal that lacks what the name of the cookie demands (RFC 6265bis section 4.1.3). */
    private boolean mustBeSecure(RequestView request) {
        return request.secure() || name.startsWith("__Host-") || name.startsWith("__Secure-");
    }

    private static boolean isPlain(String path) {
        return path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != ',');
    }
}
