package io.github.jwtfilter.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The TLS socket factory of one exchange. Keeps the underlying sockets, since closing one of them ends even a stalled
 * handshake. A connection first requests an unconnected socket; the superclass throws an exception, upon which the connection
 * opens a plain socket.
 */
final class TlsSockets extends SSLSocketFactory {
    private static final List<String> VERSIONS = Arrays.asList("TLSv1.3", "TLSv1.2");

    private final SSLSocketFactory factory;
    private final Cancellation cancellation;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile @Nullable SSLSocket last;

    TlsSockets(SSLSocketFactory factory, Cancellation cancellation) {
        this.factory = factory;
        this.cancellation = cancellation;
    }

    @Override
    public Socket createSocket(Socket underlying, String host, int port, boolean autoClose) throws IOException {
        sockets.add(underlying);
        if (cancellation.isCanceled()) {
            underlying.close();
            throw new SocketException("canceled");
        }
        SSLSocket socket = (SSLSocket) factory.createSocket(underlying, host, port, autoClose);
        SSLParameters parameters = socket.getSSLParameters();
        // Set here, so that a more lenient host name verifier of the application has no effect.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(Arrays.stream(socket.getSupportedProtocols())
                .filter(VERSIONS::contains)
                .toArray(String[]::new));
        socket.setSSLParameters(parameters);
        last = socket;
        return socket;
    }

    /** Verifies the negotiated version: the system property {@code https.protocols} overrides the offered versions. */
    void checkVersion() throws FetchFailure {
        SSLSocket socket = last;
        if (socket != null && !VERSIONS.contains(socket.getSession().getProtocol())) {
            throw new FetchFailure("does not support TLS 1.2 or later");
        }
    }

    /** Closes the sockets, and returns whether there were any. Never blocks, since it sends nothing to the server. */
    boolean close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // The socket is not used again.
            }
        }
        return !sockets.isEmpty();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unknown();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unknown();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unknown();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unknown();
    }

    private static SocketException unknown() {
        return new SocketException("TLS requires an existing socket");
    }
}
