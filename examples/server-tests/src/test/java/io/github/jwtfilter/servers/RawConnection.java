package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends octets to a server without an HTTP client that would normalize them. */
record RawConnection(int port) {
    private static final int LIMIT_MILLIS = (int) Await.LIMIT.toMillis();

    RawResponse send(RawRequest request, String contextPath) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.octets(contextPath));
            return read(socket.getInputStream(), request.keepsConnection());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " to " + contextPath, e);
        }
    }

    private static RawResponse read(InputStream in, boolean keepsConnection) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        RawResponse response = new RawResponse("");
        while (!keepsConnection || !response.isComplete()) {
            int count = readOrEnd(in, buffer);
            if (count < 0) {
                break;
            }
            text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            response = new RawResponse(text.toString());
        }
        return response;
    }

    /** A server that does not read the rest of a request may reset the connection after its response. */
    private static int readOrEnd(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (SocketException e) {
            return -1;
        }
    }
}
