package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.settings.value.KeyAddress;
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
        this.plain = KeyAddress.isAllowed(configured, true) && !isHttps(configured);
        this.insecureHttp = insecureHttp;
        this.transport = transport;
    }

    @Override
    public Response send(Request request, Cancellation cancellation) throws FetchFailure {
        if (!permits(request.uri())) {
            throw new FetchFailure(
                    "was not contacted: its address is not an https address without user name and fragment");
        }
        return transport.send(request, cancellation);
    }

    /** Returns whether requests to an address are permitted. */
    public boolean permits(URI uri) {
        return KeyAddress.isAllowed(uri, insecureHttp) && (plain || isHttps(uri));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
