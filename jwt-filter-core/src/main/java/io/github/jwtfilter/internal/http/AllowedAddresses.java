package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.settings.KeyAddress;
import java.net.URI;

/**
 * Permits requests over https; over http only if the settings themselves name an http address, and then to this machine or,
 * with {@code keys.insecure-http}, to others. Everything that a server names, in metadata or in a redirect, passes here too.
 */
public final class AllowedAddresses implements Transport {
    private final boolean plain;
    private final boolean insecureHttp;
    private final Transport transport;

    public AllowedAddresses(URI configured, boolean insecureHttp, Transport transport) {
        Origin origin = Origin.of(configured);
        this.plain = origin != null && !origin.isHttps();
        this.insecureHttp = insecureHttp;
        this.transport = transport;
    }

    @Override
    public Response get(Request request, Cancellation cutoff) throws FetchFailure {
        Origin origin = Origin.of(request.uri());
        boolean allowed =
                origin != null && (origin.isHttps() || (plain && KeyAddress.isAllowed(request.uri(), insecureHttp)));
        if (!allowed) {
            throw new FetchFailure("is not asked: not an https address without user and fragment");
        }
        return transport.get(request, cutoff);
    }
}
