package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Sends each request over a new connection, with any headers. */
final class Outside {
    private static final int TIMEOUT_MILLIS = (int) Await.LIMIT.toMillis();

    private Outside() {}

    /** Sends a request over TLS, and verifies the host name. */
    static RawMessage overTls(SSLContext context, String host, int port, RawMessage request) {
        try (Socket tcp = connect(port);
                SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, host, port, true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            return send(tls, request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        }
    }

    static RawMessage overPlainHttp(int port, RawMessage request) {
        try (Socket tcp = connect(port)) {
            return send(tcp, request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static RawMessage send(Socket socket, RawMessage request) throws IOException {
        request.writeTo(socket.getOutputStream());
        return RawMessage.read(socket.getInputStream());
    }
}
