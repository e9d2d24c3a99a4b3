package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.token.CookiePaths;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes a cookie of a session. If the client has sent two of one name, another host of the domain may have set one of them, for a
 * domain and a path that browsers do not send (RFC 6265 section 5.4).
 */
final class SessionCookieRemoval {
    /** The limit of the lines for one cookie, in characters: nginx accepts headers of 4 KiB by default. */
    private static final int MAX_LENGTH = 1_600;

    private final String path;
    private final String attributes;
    private final boolean hostOnly;
    private final Connections connections;

    /** {@code hostOnly}: whether no other host can set such a cookie, due to the prefix of its name. */
    SessionCookieRemoval(String path, String attributes, boolean hostOnly, Connections connections) {
        this.path = path;
        this.attributes = attributes;
        this.hostOnly = hostOnly;
        this.connections = connections;
    }

    /** Returns the header lines that delete a cookie. */
    List<Header> of(String name, RequestView request) {
        return hostOnly || CookieTokenSource.valuesIn(request, name).size() < 2
                ? Collections.singletonList(header(name, path, ""))
                : ofEachDomain(name, request);
    }

    /**
     * Deletes the cookies of parent domains first. The one of this host is most likely the user's own, so it is deleted only if the
     * lines for all others fit: otherwise the next request would use the session of another user.
     */
    private List<Header> ofEachDomain(String name, RequestView request) {
        Set<String> paths = new LinkedHashSet<>(Collections.singleton(path));
        paths.addAll(CookiePaths.of(request, MAX_LENGTH));
        List<Header> headers = new ArrayList<>();
        int left = MAX_LENGTH;
        for (String domain : domains(request)) {
            for (String each : paths) {
                Header header = header(name, each, domain);
                left -= header.value().length();
                if (left < 0) {
                    return headers;
                }
                headers.add(header);
            }
        }
        return headers;
    }

    /** Returns the attribute {@code Domain} of each parent domain, and none at last. */
    private List<String> domains(RequestView request) {
        List<String> domains = new ArrayList<>();
        Origin own = connections.of(request).ownOrigin().orElse(null);
        if (own != null) {
            own.cookieDomains().forEach(domain -> domains.add("; Domain=" + domain));
        }
        domains.add("");
        return domains;
    }

    private Header header(String name, String cookiePath, String domain) {
        return new Header("Set-Cookie", name + "=; Path=" + cookiePath + domain + "; Max-Age=0" + attributes);
    }
}
