package io.github.jwtfilter.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how a request came, through the proxies that are trusted. Their marks ({@code Forwarded} of RFC 7239 and the
 * older {@code X-Forwarded-*}) count only when the peer is one of them, and only as far as they agree: a proxy passes on the
 * marks that it does not know, so any one of them may have been made up by the client.
 */
public final class Connections {
    /** What shows that a proxy was there, also where it says nothing that could be used; all that is read of it is among these. */
    private static final String[] MARKS = {
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Scheme",
        "X-Forwarded-Server",
        "X-Forwarded-Ssl",
        "X-Real-IP",
        "Via"
    };

    private final TrustedProxies proxies;
    private final Optional<Boolean> externallySecure;
    private final Optional<Origin> externalOrigin;

    /**
     * Resolves connections.
     *
     * @param proxies the peers that are believed
     * @param externalUrl the address under which those peers are reached, if they do not say it themselves; the origin that
     *     it names is not overruled by marks
     */
    public Connections(TrustedProxies proxies, Optional<URI> externalUrl) {
        this.proxies = proxies;
        if (externalUrl.isPresent()) {
            this.externallySecure =
                    Optional.of("https".equalsIgnoreCase(externalUrl.get().getScheme()));
            this.externalOrigin =
                    Optional.ofNullable(Origin.parse(externalUrl.get().toString()));
        } else {
            this.externallySecure = Optional.empty();
            this.externalOrigin = Optional.empty();
        }
    }

    /**
     * How one request came.
     *
     * @param request the request
     * @return what can be believed of it
     */
    public Connection of(RequestView request) {
        String peer = request.remoteAddress();
        boolean loopback = IpAddress.isLoopback(peer);
        boolean trusted = proxies.trusts(peer);
        boolean marked = (loopback || trusted) && isMarked(request);
        boolean local = loopback && !marked;
        if (!trusted) {
            return new Connection(request.secure(), local, peer, Optional.empty(), OwnOrigin.direct(request));
        }
        boolean secure = marked ? isSecure(request) : externallySecure.orElse(request.secure());
        String client = marked ? client(request, peer) : peer;
        return new Connection(secure, local, client, externalOrigin, OwnOrigin.proxied(request, secure));
    }

    private static boolean isMarked(RequestView request) {
        for (String mark : MARKS) {
            if (request.hasHeader(mark)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSecure(RequestView request) {
        List<String> schemes = new ArrayList<>(Forwarded.values(request.headers("Forwarded"), "proto"));
        schemes.addAll(Forwarded.items(request.headers("X-Forwarded-Proto")));
        if (schemes.isEmpty()) {
            return externallySecure.orElse(request.secure());
        }
        return schemes.stream().allMatch(Connections::isSecureScheme) && externallySecure.orElse(true);
    }

    /** Some proxies name the scheme of a WebSocket handshake. */
    private static boolean isSecureScheme(String scheme) {
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
    }

    /** The client that the marks agree on, or the peer if they don't. */
    private String client(RequestView request, String peer) {
        Set<String> clients = new HashSet<>();
        for (List<String> hops : Arrays.asList(
                Forwarded.items(request.headers("X-Forwarded-For")),
                Forwarded.values(request.headers("Forwarded"), "for"))) {
            if (!hops.isEmpty()) {
                clients.add(lastUntrusted(hops, peer));
            }
        }
        return clients.size() == 1 ? clients.iterator().next() : peer;
    }

    /** The last address that a trusted proxy has seen and that is not a trusted proxy itself. */
    private String lastUntrusted(List<String> hops, String peer) {
        Collections.reverse(hops);
        String client = peer;
        for (String hop : hops) {
            String address = Forwarded.withoutPort(hop);
            if (IpAddress.parse(address) == null) {
                return client;
            }
            client = address;
            if (!proxies.trusts(address)) {
                return client;
            }
        }
        return client;
    }
}
