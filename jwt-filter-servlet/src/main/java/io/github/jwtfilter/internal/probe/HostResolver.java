package io.github.jwtfilter.internal.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves the host of the application, once for each run. */
interface HostResolver {
    /** Returns the addresses of a host, at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
