package io.github.jwtfilter.request;

import java.net.URI;
import java.util.Optional;

/**
 * Finds out how a request came, through the proxies that are trusted. Their marks ({@code Forwarded} of RFC 7239 and the
 * older {@code X-Forwarded-*}) count only when the peer is one of them, and only as far as they agree: a proxy passes on the
 * marks that it does not know, so any one of them may have been made up by the client.
 */
public final class Connections {
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
        return new Connection(this, request);
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
