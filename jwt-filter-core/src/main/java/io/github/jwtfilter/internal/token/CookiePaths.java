package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RequestView;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The paths of cookies that a browser may send with a request: the path of the request as it was sent, and each prefix
 * of it that ends before or after a slash (RFC 6265 section 5.1.4).
 */
public final class CookiePaths {
    private CookiePaths() {}

    /**
     * Returns the paths: {@code /} and the context path, then the others from short to long. The set ends with the path
     * with which it exceeds {@code maxLength} characters in total, if any: more would not fit into a response.
     *
     * @param request the request
     * @param maxLength the number of characters
     * @return different paths, at least one
     */
    public static Set<String> of(RequestView request, int maxLength) {
        Set<String> paths = new LinkedHashSet<>();
        paths.add("/");
        String context = request.contextPath();
        if (!context.isEmpty() && plainLength(context) == context.length()) {
            paths.add(context);
            paths.add(context + "/");
        }
        String path = request.rawPath();
        int end = plainLength(path);
        int length = 0;
        for (int slash = path.indexOf('/', 1); slash > 0 && slash < end; slash = path.indexOf('/', slash + 1)) {
            paths.add(path.substring(0, slash));
            paths.add(path.substring(0, slash + 1));
            length += 2 * slash + 1;
            if (length > maxLength) {
                return paths;
            }
        }
        if (path.startsWith("/") && end == path.length()) {
            paths.add(path);
        }
        return paths;
    }

    /**
     * Returns the index of the first character that the path of a cookie cannot contain, such as that of a session
     * parameter.
     */
    private static int plainLength(String path) {
        int at = 0;
        while (at < path.length() && path.charAt(at) > ' ' && path.charAt(at) < 0x7f && path.charAt(at) != ';') {
            at++;
        }
        return at;
    }
}
