package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.RequestView;
import java.net.URI;
import java.util.Optional;

/**
 * Resolves the connection of a request through the trusted proxies. Their headers ({@code Forwarded} of RFC 7239 and
 * the older {@code X-Forwarded-*}) count only if the peer is one of them, and only if they agree: a proxy passes on the
 * headers that it does not know, so the client may have forged any one of them.
 */
public final class Connections {
    private final TrustedProxies proxies;
    private final Optional<Boolean> externallySecure;
    private final Optional<Origin> externalOrigin;

    /**
     * Creates a resolver.
     *
     * @param proxies the trusted peers
     * @param externalUrl the address under which those peers are reached, if they do not send it themselves; headers do
     *     not override the origin of this URL
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
     * Returns the connection of one request.
     *
     * @param request the request
     * @return its trusted properties
     */
    public Connection of(RequestView request) {
        return new Connection(this, request);
    }

    /**
     * Returns whether several clients may have the address of a client: that of a trusted proxy that names no client, and a loopback
     * or private address that is not forwarded, which may be that of a proxy.
     *
     * @param request the request of the client
     * @param clientAddress its address, as {@link Connection#clientAddress()} returns it
     * @return false if the address belongs to one client, or to one network
     */
    public boolean mayShare(RequestView request, String clientAddress) {
        return proxies.trusts(clientAddress)
                || (clientAddress.equals(Connection.peerAddress(request)) && PrivateAddresses.contain(clientAddress));
    }

    TrustedProxies proxies() {
        return proxies;
    }

    Optional<Boolean> externallySecure() {
        return externallySecure;
    }

    Optional<Origin> externalOrigin() {
        return externalOrigin;
    }
}
