package io.github.jwtfilter.internal.probe;

import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** The limits of a run, and the certificates that it trusts. */
public final class ProbeOptions {
    private final Duration timeout;
    private final int limit;
    private final SSLSocketFactory tls;
    private final boolean insecure;
    private final int httpPort;

    /**
     * Creates options.
     *
     * @param timeout the maximum time of one request, from the connection to the last byte of the response
     * @param limit the maximum number of requests
     * @param tls creates TLS connections
     * @param insecure whether the certificate of the server is not verified, nor its host name
     * @param httpPort the port at which an https application is expected to redirect from http, or 0 for port 80 if the
     *     application has the default port
     */
    public ProbeOptions(Duration timeout, int limit, SSLSocketFactory tls, boolean insecure, int httpPort) {
        this.timeout = timeout;
        this.limit = limit;
        this.tls = tls;
        this.insecure = insecure;
        this.httpPort = httpPort;
    }

    Duration timeout() {
        return timeout;
    }

    int limit() {
        return limit;
    }

    SSLSocketFactory tls() {
        return tls;
    }

    boolean insecure() {
        return insecure;
    }

    int httpPort() {
        return httpPort;
    }
}
