package io.github.jwtfilter.internal.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection for one request, possibly with TLS. */
final class Connection implements Closeable {
    private final Socket underlying;
    private final Socket socket;

    Connection(Socket underlying, Socket socket) {
        this.underlying = underlying;
        this.socket = socket;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Closes the connection below TLS, which sends nothing and thus never waits. */
    @Override
    public void close() throws IOException {
        underlying.close();
    }
}
