package io.github.jwtfilter.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request came to the application, as far as it can be believed. Each thing is found out when it is asked for, since
 * most requests need little of it. For the thread that judges the request.
 */
public final class Connection {
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

    /** More proxies than any request passes; what is listed beyond is not looked at. */
    private static final int MAX_HOPS = 64;

    private final Connections known;
    private final RequestView request;
    private @Nullable Boolean marked;

    Connection(Connections known, RequestView request) {
        this.known = known;
        this.request = request;
    }

    /**
     * Whether the client used HTTPS.
     *
     * @return true if nothing between client and application says otherwise
     */
    public boolean secure() {
        if (!isTrusted()) {
            return request.secure();
        }
        List<String> schemes = isMarked() ? schemes() : Collections.emptyList();
        if (schemes.isEmpty()) {
            return known.externallySecure().orElse(request.secure());
        }
        return schemes.stream().allMatch(Connection::isSecureScheme)
                && known.externallySecure().orElse(true);
    }

    private List<String> schemes() {
        List<String> schemes = new ArrayList<>(Forwarded.values(request.headers("Forwarded"), "proto"));
        schemes.addAll(Forwarded.items(request.headers("X-Forwarded-Proto")));
        return schemes;
    }

    /** Some proxies name the scheme of a WebSocket handshake. */
    private static boolean isSecureScheme(String scheme) {
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
    }

    /**
     * Whether the client runs on this machine: the connection is a loopback one, and no proxy has left its mark.
     *
     * @return true if the request never left the machine
     */
    public boolean local() {
        return IpAddress.isLoopback(request.remoteAddress()) && !isMarked();
    }

    private boolean isMarked() {
        Boolean found = marked;
        if (found == null) {
            found = findMark();
            marked = found;
        }
        return found;
    }

    private boolean findMark() {
        for (String mark : MARKS) {
            if (request.hasHeader(mark)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The address of the client.
     *
     * @return an IP address in its canonical form (RFC 5952), without port, brackets and zone; {@code unknown} if the peer has
     *     none, as with a socket of the file system
     */
    public String clientAddress() {
        String peer = peerAddress(request);
        return isTrusted() && isMarked() ? client(peer) : peer;
    }

    /**
     * The address of the peer, whatever it says of others. It is parsed, too: behind some servers it is a header that they have
     * taken over unchecked.
     *
     * @param request the request
     * @return as for {@link #clientAddress}
     */
    public static String peerAddress(RequestView request) {
        String address = IpAddress.canonical(request.remoteAddress());
        return address == null ? "unknown" : address;
    }

    /** The client that the marks agree on, or the peer if they don't. */
    private String client(String peer) {
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
        int last = Math.max(0, hops.size() - MAX_HOPS);
        String client = peer;
        for (int i = hops.size() - 1; i >= last; i--) {
            String address = Forwarded.address(hops.get(i));
            if (address == null) {
                return client;
            }
            client = address;
            if (!known.proxies().trusts(address)) {
                return client;
            }
        }
        return client;
    }

    /**
     * The origin under which the browser sees the application.
     *
     * @return scheme, host and port, or empty if the request does not say them, or says different ones
     */
    public Optional<Origin> ownOrigin() {
        if (!isTrusted()) {
            return OwnOrigin.direct(request);
        }
        return known.externalOrigin().isPresent() ? known.externalOrigin() : OwnOrigin.proxied(request, secure());
    }

    private boolean isTrusted() {
        return known.proxies().trustsAnybody() && known.proxies().trusts(request.remoteAddress());
    }
}
