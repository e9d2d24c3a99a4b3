package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.Connections;
import io.github.jwtfilter.request.Origin;
import io.github.jwtfilter.request.RequestView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Makes a browser delete a cookie of which it holds several. They differ in domain or path, neither of which it sends, so they are
 * deleted for every domain and path that can be theirs (RFC 6265 section 5.4).
 */
final class CookieRemoval {
    private static final String HOST_ONLY = "";

    /** Of all header lines, in characters. By default, nginx accepts 4 KiB for all headers of a response together. */
    private static final int MAX_LENGTH = 3_000;

    private static final int LENGTH_OF_LINE = "Set-Cookie: \r\n".length();

    private final String name;
    private final Connections connections;

    CookieRemoval(String name, Connections connections) {
        this.name = name;
        this.connections = connections;
    }

    /**
     * Values of {@code Set-Cookie}. The cookie that no other host can have set is most likely the user's own, so it is deleted only
     * if all others are: left alone, a foreign one would be accepted with the next request.
     */
    List<String> headersFor(RequestView request) {
        if (name.startsWith("__Host-")) {
            return Collections.singletonList(header("/", HOST_ONLY, true)); // it cannot have another path, nor a domain
        }
        Connection connection = connections.of(request);
        Origin own = connection.ownOrigin().orElse(null);
        Set<String> paths = CookiePaths.of(request, MAX_LENGTH);
        return own == null || paths.isEmpty()
                ? Collections.emptyList()
                : headers(own.cookieDomains(), paths, connection.secure() || name.startsWith("__Secure-"));
    }

    private List<String> headers(List<String> parents, Set<String> paths, boolean secure) {
        List<String> domains = new ArrayList<>(parents);
        domains.add(HOST_ONLY);
        List<String> headers = new ArrayList<>();
        int left = MAX_LENGTH;
        for (String domain : domains) {
            int complete = headers.size();
            for (String path : paths) {
                String header = header(path, domain, secure);
                headers.add(header);
                left -= LENGTH_OF_LINE + header.length();
            }
            if (left < 0) {
                return headers.subList(0, complete);
            }
        }
        return headers;
    }

    /** Browsers ignore a removal that lacks what the name of the cookie demands (RFC 6265bis section 4.1.3). */
    private String header(String path, String domain, boolean secure) {
        return name + "=; Path=" + path + (domain.isEmpty() ? "" : "; Domain=" + domain) + "; Max-Age=0"
                + (secure ? "; Secure" : "") + "; HttpOnly";
    }
}
