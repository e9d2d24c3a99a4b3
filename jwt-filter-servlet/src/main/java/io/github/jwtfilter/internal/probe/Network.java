package io.github.jwtfilter.internal.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens all connections of a run: to one address of the named host only. The host is resolved once, so that a later response of
 * the name server has no effect.
 */
final class Network {
    private static final int MAX_ADDRESSES = 4;

    private final ProbeTarget target;
    private final ProbeOptions options;
    private final HostResolver resolver;
    private final LongSupplier nanoTime;
    private List<InetAddress> addresses = Collections.emptyList();

    Network(ProbeTarget target, ProbeOptions options, HostResolver resolver, LongSupplier nanoTime) {
        this.target = target;
        this.options = options;
        this.resolver = resolver;
        this.nanoTime = nanoTime;
    }

    /**
     * Resolves the host. The first connection selects one of its addresses.
     *
     * @throws ProbeException if the host is unknown
     */
    void resolve() throws ProbeException {
        try {
            List<InetAddress> all = Arrays.asList(resolver.resolve(target.host()));
            addresses = all.subList(0, Math.min(MAX_ADDRESSES, all.size()));
        } catch (UnknownHostException e) {
            throw new ProbeException(target.host()
                    + " cannot be reached: the name of the host is unknown. Correct it, or write the address of"
                    + " the server instead.");
        }
    }

    /** Returns the selected address, before the first connection one of several. */
    InetAddress address() {
        return addresses.get(0);
    }

    /** Opens a connection to the application. */
    Connection open() throws IOException {
        return open(target.port(), target.secure());
    }

    /** Opens a connection to another port of the same address, without TLS. */
    Connection openPlain(int port) throws IOException {
        return open(port, false);
    }

    private Connection open(int port, boolean secure) throws IOException {
        DeadlineSocket socket = connected(port);
        try {
            return new Connection(socket, secure ? encrypted(socket) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Connects to the selected address, or to the first of several that accepts the connection, which is then the only one. */
    private DeadlineSocket connected(int port) throws IOException {
        IOException failure = new ConnectException();
        for (InetAddress address : addresses) {
            DeadlineSocket socket = new DeadlineSocket(nanoTime, deadline());
            try {
                socket.connectTo(new InetSocketAddress(address, port));
                addresses = Collections.singletonList(address);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket) options.tls().createSocket(socket, target.host(), target.port(), true);
        if (!options.insecure()) {
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
        }
        encrypted.startHandshake();
        return encrypted;
    }

    private long deadline() {
        return nanoTime.getAsLong() + options.timeout().toNanos();
    }
}
