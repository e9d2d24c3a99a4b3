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
    private OwnOrigin() {}

    /** What the browser itself has said; empty if the request does not say it, or says different ones. */
    static Optional<Origin> direct(RequestView request) {
        return agreed(request.secure(), request.headers("Host"), Collections.emptySet());
    }

    /** What the proxies have said, or have left as the browser said it; empty in the same cases. */
    static Optional<Origin> proxied(RequestView request, boolean secure) {
        List<String> hosts = new ArrayList<>(Forwarded.values(request.headers("Forwarded"), "host"));
        hosts.addAll(Forwarded.items(request.headers("X-Forwarded-Host")));
        Set<String> ports = new HashSet<>(Forwarded.items(request.headers("X-Forwarded-Port")));
        return agreed(secure, hosts.isEmpty() ? request.headers("Host") : hosts, ports);
    }

    /** The one origin that all hosts stand for, at the one port if any was named beside them. */
    private static Optional<Origin> agreed(boolean secure, Collection<String> hosts, Collection<String> ports) {
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
