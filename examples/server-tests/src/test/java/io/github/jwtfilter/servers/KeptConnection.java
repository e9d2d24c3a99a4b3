package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A persistent connection. It sends in the background, since a server that rejects a request need not read all of it. */
final class KeptConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = (int) Await.LIMIT.toMillis();

    private final Socket socket;
    private final InputStream in;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sender");
        thread.setDaemon(true);
        return thread;
    });

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a text, one octet per character, without waiting for the end of the transmission. */
    void send(String text) {
        sender.execute(() -> {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The server has closed the connection, which the reader detects.
            }
        });
    }

    /** Reads the next response. */
    RawMessage receive() throws IOException {
        return RawMessage.read(in);
    }

    /** Returns whether the server closes the connection without sending more data. */
    boolean ends() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        socket.close();
    }
}
