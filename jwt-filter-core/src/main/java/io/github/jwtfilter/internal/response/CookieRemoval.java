package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.token.CookiePaths;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Deletes a cookie, or its chunks, of which a browser may store several. They differ in domain or path, which browsers
 * do not send, so they are deleted for every possible domain and path (RFC 6265 section 5.4).
 */
final class CookieRemoval {
    private static final String HOST_ONLY = "";

    /**
     * The limit for all header lines together, in characters. By default, nginx accepts 4 KiB for all headers of a
     * response together.
     */
    private static final int MAX_LENGTH = 3_000;

    private static final int LENGTH_OF_LINE = "Set-Cookie: \r\n".length();

    private final String name;
    private final Connections connections;

    CookieRemoval(String name, Connections connections) {
        this.name = name;
        this.connections = connections;
    }

    /**
     * Returns values of {@code Set-Cookie}, those of the shortest paths first and as many as fit. The cookie that no
     * other host can have set is most likely the user's own, so it is deleted only if all others are: otherwise a
     * foreign one would be accepted with the next request.
     */
    List<String> headersFor(RequestView request) {
        Set<String> sent = CookieTokenSource.namesIn(request, name);
        Set<String> names = sent.isEmpty() ? Collections.singleton(name) : sent;
        if (name.startsWith("__Host-")) {
            // They cannot have another path, nor a domain.
            return headers(names, Collections.emptyList(), Collections.singleton("/"), true);
        }
        Connection connection = connections.of(request);
        Origin own = connection.ownOrigin().orElse(null);
        return own == null
                ? Collections.emptyList()
                : headers(
                        names,
                        own.cookieDomains(),
                        CookiePaths.of(request, MAX_LENGTH),
                        connection.secure() || name.startsWith("__Secure-"));
    }

    private static List<String> headers(Set<String> names, List<String> domains, Set<String> paths, boolean secure) {
        List<String> headers = new ArrayList<>();
        int left = MAX_LENGTH;
        for (String path : paths) {
            for (String name : names) { // before the next one, so that each response leaves fewer names if not all fit
                for (String domain : domains) {
                    String header = header(name, path, domain, secure);
                    left -= LENGTH_OF_LINE + header.length();
                    if (left < 0) {
                        return headers;
                    }
                    headers.add(header);
                }
            }
        }
        List<String> ofHost = headersOfHost(names, paths, secure);
        if (length(ofHost) <= left) {
            headers.addAll(ofHost);
        }
        return headers;
    }

    private static List<String> headersOfHost(Set<String> names, Set<String> paths, boolean secure) {
        List<String> headers = new ArrayList<>();
        for (String path : paths) {
            for (String name : names) {
                headers.add(header(name, path, HOST_ONLY, secure));
            }
        }
        return headers;
    }

    private static int length(List<String> headers) {
        int length = 0;
        for (String header : headers) {
            length += LENGTH_OF_LINE + header.length();
        }
        return length;
    }

    /**
     * Returns one header. Browsers ignore a removal without the attributes that the name prefix of the cookie requires
     * (RFC 6265bis section 4.1.3).
     */
    private static String header(String name, String path, String domain, boolean secure) {
        return name + "=; Path=" + path + (domain.isEmpty() ? "" : "; Domain=" + domain) + "; Max-Age=0"
                + (secure ? "; Secure" : "") + "; HttpOnly";
    }
}
