package io.github.jwtfilter.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the origin under which a browser sees the application. No page of another site can set any of the headers that it is
 * taken from, unless it is allowed to by name; the marks must agree all the same.
 */
final class OwnOrigin {
    private final RequestView request;
    private final boolean secure;
    private final boolean proxied;

    private OwnOrigin(RequestView request, boolean secure, boolean proxied) {
        this.request = request;
        this.secure = secure;
        this.proxied = proxied;
    }

    /** What the browser itself has said. */
    static OwnOrigin direct(RequestView request) {
        return new OwnOrigin(request, request.secure(), false);
    }

    /** What the proxies have said, or have left as the browser said it. */
    static OwnOrigin proxied(RequestView request, boolean secure) {
        return new OwnOrigin(request, secure, true);
    }

    /** The origin, or empty if the request does not say it, or says different ones. */
    Optional<Origin> find() {
        if (!proxied) {
            return agreed(request.headers("Host"), Collections.emptySet());
        }
        List<String> hosts = new ArrayList<>(Forwarded.values(request.headers("Forwarded"), "host"));
        hosts.addAll(Forwarded.items(request.headers("X-Forwarded-Host")));
        Set<String> ports = new HashSet<>(Forwarded.items(request.headers("X-Forwarded-Port")));
        return agreed(hosts.isEmpty() ? request.headers("Host") : hosts, ports);
    }

    /** The one origin that all hosts stand for, at the one port if any was named beside them. */
    private Optional<Origin> agreed(Collection<String> hosts, Collection<String> ports) {
        if (ports.size() > 1) {
            return Optional.empty();
        }
        Set<Optional<Origin>> origins = new HashSet<>();
        for (String host : hosts) {
            Authority authority = Authority.parse(host);
            for (String port : ports) {
                authority = authority == null ? null : authority.at(port);
            }
            origins.add(Optional.ofNullable(Origin.of(secure ? "https" : "http", authority)));
        }
        return origins.size() == 1 ? origins.iterator().next() : Optional.empty();
    }
}
