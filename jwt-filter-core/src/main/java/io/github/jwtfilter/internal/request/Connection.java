package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RequestView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a request, as far as the information is trusted. Each property is computed on demand, since most
 * requests need few. For use by the thread of the request only.
 */
public final class Connection implements TokenSender {
    /**
     * The headers that prove that a proxy was involved, even without usable values. Contains all headers that are read
     * here.
     */
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

    /** The maximum number of listed proxies that are evaluated; more than any legitimate request passes. */
    private static final int MAX_HOPS = 64;

    private final Connections known;
    private final RequestView request;
    private @Nullable String remoteAddress;
    private @Nullable Boolean trusted;
    private @Nullable Boolean marked;
    private @Nullable String resolvedClient;

    Connection(Connections known, RequestView request) {
        this.known = known;
        this.request = request;
    }

    /**
     * Returns whether the client used HTTPS.
     *
     * @return true if neither the server nor a trusted proxy indicates otherwise
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

    /** Also accepts the scheme of a WebSocket handshake, which some proxies send. */
    private static boolean isSecureScheme(String scheme) {
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
    }

    /**
     * Returns whether the client runs on this machine: the connection is a loopback one, and no header of a proxy is
     * present.
     *
     * @return true if the request never left the machine
     */
    public boolean local() {
        return IpAddress.isLoopback(remoteAddress()) && !isMarked();
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
     * Returns the address of the client.
     *
     * @return an IP address in its canonical form (RFC 5952), without port, brackets and zone; {@code unknown} if the
     *     peer has none, as with a Unix domain socket
     */
    public String clientAddress() {
        String found = resolvedClient;
        if (found == null) {
            String peer = canonical(remoteAddress());
            found = isTrusted() && isMarked() ? client(peer) : peer;
            resolvedClient = found;
        }
        return found;
    }

    /**
     * Returns the address of the peer, ignoring forwarding headers. It is validated, too: some servers take it from a
     * header without validation.
     *
     * @param request the request
     * @return as for {@link #clientAddress}
     */
    public static String peerAddress(RequestView request) {
        return canonical(request.remoteAddress());
    }

    private static String canonical(String address) {
        String canonical = IpAddress.canonical(address);
        return canonical == null ? "unknown" : canonical;
    }

    /** Returns the address of the peer as the server returns it, which some servers format for each call. */
    private String remoteAddress() {
        String address = remoteAddress;
        if (address == null) {
            address = request.remoteAddress();
            remoteAddress = address;
        }
        return address;
    }

    /** Returns true: the client controls the tokens of its request. */
    @Override
    public boolean isLimited() {
        return true;
    }

    /**
     * Returns the network of the client, unless several clients may share its address: a trusted proxy that names no client, and
     * a loopback or private address that is not forwarded, which may be that of a proxy.
     */
    @Override
    public @Nullable String network() {
        String address = clientAddress();
        return known.mayShare(request, address) ? null : IpAddress.network(address);
    }

    /**
     * Returns the network of a client, also if several clients may share it.
     *
     * @param clientAddress the address of a client
     * @return an IPv4 address, or an IPv6 prefix of 64 bits, such as {@code 2001:db8::/64}, or an address of a translator; {@code
     *     unknown} if it is not known
     */
    public static String networkOf(String clientAddress) {
        String network = IpAddress.network(clientAddress);
        return network == null ? "unknown" : network;
    }

    @Override
    public String address() {
        return clientAddress();
    }

    /** Returns the client on which the headers agree, otherwise the peer. */
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

    /**
     * Returns the last address that a trusted proxy has received the request from and that is not a trusted proxy
     * itself.
     */
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
     * Returns the origin under which the browser addresses the application.
     *
     * @return scheme, host and port, or empty if the request does not contain them, or contains contradictory ones
     */
    public Optional<Origin> ownOrigin() {
        if (!isTrusted()) {
            return OwnOrigin.direct(request);
        }
        return known.externalOrigin().isPresent() ? known.externalOrigin() : OwnOrigin.proxied(request, secure());
    }

    /**
     * Describes a connection without HTTPS, for the log.
     *
     * @return the peer, and what is known of the scheme that it forwards
     */
    public FailedCheck compareScheme() {
        boolean ofProxy = isTrusted();
        String forwarded = schemes().isEmpty()
                ? "no X-Forwarded-Proto"
                : ofProxy ? "its X-Forwarded-Proto is not https" : "its X-Forwarded-Proto is ignored";
        return FailedCheck.of(
                "scheme",
                "https",
                "http from " + canonical(remoteAddress()) + (ofProxy ? " (in" : " (not in") + " proxy.trusted), "
                        + forwarded);
    }

    private boolean isTrusted() {
        Boolean found = trusted;
        if (found == null) {
            found = known.proxies().trustsAnybody() && known.proxies().trusts(remoteAddress());
            trusted = found;
        }
        return found;
    }
}
