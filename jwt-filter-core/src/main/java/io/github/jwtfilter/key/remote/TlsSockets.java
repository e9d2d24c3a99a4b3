package io.github.jwtfilter.key.remote;

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
 * The TLS of one exchange: knows the sockets below, since closing one of these ends even a handshake that stalls. A
 * connection asks for a socket that is not connected yet first, which the superclass refuses in the way that makes it
 * connect a plain one.
 */
final class TlsSockets extends SSLSocketFactory {
    private static final List<String> VERSIONS = Arrays.asList("TLSv1.3", "TLSv1.2");

    private final SSLSocketFactory factory;
    private final Cutoff cutoff;
    private final List<Socket> known = new CopyOnWriteArrayList<>();
    private volatile @Nullable SSLSocket last;

    TlsSockets(SSLSocketFactory factory, Cutoff cutoff) {
        this.factory = factory;
        this.cutoff = cutoff;
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
        known.add(below);
        if (cutoff.isCut()) {
            below.close();
            throw new SocketException("cut");
        }
        SSLSocket socket = (SSLSocket) factory.createSocket(below, host, port, autoClose);
        SSLParameters parameters = socket.getSSLParameters();
        // Set here, so that a verifier that the application has installed for all connections cannot be more lenient.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(Arrays.stream(socket.getSupportedProtocols())
                .filter(VERSIONS::contains)
                .toArray(String[]::new));
        socket.setSSLParameters(parameters);
        last = socket;
        return socket;
    }

    /** The system property {@code https.protocols} has the last word on what is offered, but not on what is accepted. */
    void checkVersion() throws FetchFailure {
        SSLSocket socket = last;
        if (socket != null && !VERSIONS.contains(socket.getSession().getProtocol())) {
            throw new FetchFailure("talks no TLS version from 1.2 on");
        }
    }

    /** Whether there was anything to close. Never blocks: nothing is said to the other side. */
    boolean close() {
        for (Socket socket : known) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no more use, closed or not.
            }
        }
        return !known.isEmpty();
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
        return new SocketException("TLS only on top of a known socket");
    }
}
