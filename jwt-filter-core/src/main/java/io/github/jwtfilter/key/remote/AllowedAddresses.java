package io.github.jwtfilter.key.remote;

import java.net.URI;

/**
 * Lets through what may be asked: https, and http on this machine if the settings themselves name an address of that kind.
 * Everything that a server names, in metadata or in a redirect, passes here too.
 */
final class AllowedAddresses implements Transport {
    private final boolean plainLoopback;
    private final Transport transport;

    AllowedAddresses(URI configured, Transport transport) {
        Origin origin = Origin.of(configured);
        this.plainLoopback = origin != null && !origin.isHttps();
        this.transport = transport;
    }

    @Override
    public Response get(Request request, Cutoff cutoff) throws FetchFailure {
        Origin origin = Origin.of(request.uri());
        if (origin == null || !(origin.isHttps() || plainLoopback)) {
            throw new FetchFailure("is not asked: not an https address without user and fragment");
        }
        return transport.get(request, cutoff);
    }
}
