package io.github.jwtfilter.key.remote;

import java.net.URI;

/**
 * Allows requests to https URLs, and to http URLs on the local machine if the settings themselves contain one. Also applies to
 * every URL from the metadata or a redirect of a server.
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
