package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.RequestView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Determines the origin under which a browser addresses the application. No page of another site can set any of the
 * headers involved, unless CORS permits it by name; they must still agree.
 */
final class OwnOrigin {
    private OwnOrigin() {}

    /**
     * Returns the origin that the browser itself has sent; empty if the request does not contain it, or contains
     * contradictory ones.
     */
    static Optional<Origin> direct(RequestView request) {
        return agreed(request.secure(), request.headers("Host"), Collections.emptySet());
    }

    /** Returns the origin that the proxies have sent or passed on unchanged; empty in the same cases. */
    static Optional<Origin> proxied(RequestView request, boolean secure) {
        List<String> hosts = new ArrayList<>(Forwarded.values(request.headers("Forwarded"), "host"));
        hosts.addAll(Forwarded.items(request.headers("X-Forwarded-Host")));
        Set<String> ports = new HashSet<>(Forwarded.items(request.headers("X-Forwarded-Port")));
        return agreed(secure, hosts.isEmpty() ? request.headers("Host") : hosts, ports);
    }

    /** Returns the one origin of all hosts, with the one port if a port was given separately. */
    private static Optional<Origin> agreed(boolean secure, Collection<String> hosts, Collection<String> ports) {
        if (ports.size() > 1) {
            return Optional.empty();
        }
        Set<Optional<Origin>> origins = new HashSet<>();
        for (String host : hosts) {
            HostAndPort authority = HostAndPort.parse(host);
            for (String port : ports) {
                authority = authority == null ? null : authority.at(port);
            }
            origins.add(Optional.ofNullable(Origin.of(secure ? "https" : "http", authority)));
        }
        return origins.size() == 1 ? origins.iterator().next() : Optional.empty();
    }
}
