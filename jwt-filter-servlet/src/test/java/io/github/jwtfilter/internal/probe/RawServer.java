package io.github.jwtfilter.internal.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that sends any bytes, and records each connection and its request. */
public final class RawServer implements AutoCloseable {
    /** Responds to a request, given as the text of its headers. */
    public interface Script {
        void serve(String request, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });

    private RawServer(String address, Script script) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getByName(address));
        this.script = script;
        threads.execute(this::accept);
    }

    public static RawServer at(String address, Script script) throws IOException {
        return new RawServer(address, script);
    }

    public static RawServer of(Script script) throws IOException {
        return at("127.0.0.1", script);
    }

    /** Returns a server that sends the same text to each request. */
    public static RawServer sending(String response) throws IOException {
        return of((request, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = head(connection.getInputStream());
            requests.add(head);
            script.serve(head, connection.getOutputStream());
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }

    /** Reads up to the empty line, or up to the end of a TLS record, whose first byte is 22. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int first = in.read();
        if (first == 22) {
            byte[] start = in.readNBytes(4);
            in.readNBytes((start[2] & 0xff) << 8 | (start[3] & 0xff));
            return "TLS";
        }
        for (int b = first; b >= 0; b = in.read()) {
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/app";
    }

    /** Returns the headers of all requests, one for each connection that sent something. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
