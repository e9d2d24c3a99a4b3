package io.github.jwtfilter.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its response on one connection, which is closed afterwards. */
final class HttpExchange {
    static final int MAX_BODY = 256 * 1024;

    private static final int CHUNK = 8192;
    private static final byte[] NONE = {};

    private final HttpURLConnection connection;
    private final @Nullable Form form;
    private final @Nullable TlsSockets sockets;
    private final Cancellation cancellation;
    private boolean readingBody;
    private boolean complete;

    /** Creates an exchange; {@code form} is null for GET, {@code sockets} without TLS. */
    HttpExchange(
            HttpURLConnection connection,
            @Nullable Form form,
            @Nullable TlsSockets sockets,
            Cancellation cancellation) {
        this.connection = connection;
        this.form = form;
        this.sockets = sockets;
        this.cancellation = cancellation;
    }

    Response run() throws FetchFailure {
        cancellation.onCancel(this::abandon);
        try {
            connection.connect();
            cancellation.check();
            if (sockets != null) {
                sockets.checkVersion();
            }
            if (form != null) {
                send(form);
                cancellation.check();
            }
            int status = connection.getResponseCode();
            cancellation.check();
            if (status < 0) {
                throw new FetchFailure("did not send an HTTP response");
            }
            return new Response(status, hasBody(status) ? body(status) : NONE, headers());
        } catch (IOException | RuntimeException e) {
            cancellation.check(); // a closed socket causes various exceptions
            throw NetworkFailure.of(e);
        } finally {
            cancellation.removeAction();
            release();
        }
    }

    private void send(Form body) throws IOException {
        try (OutputStream stream = connection.getOutputStream()) {
            stream.write(body.bytes());
        }
    }

    /** The Java runtime discards the body of 401 and 407 to a POST request. */
    private boolean hasBody(int status) {
        boolean error = status / 100 == 4
                && status != HttpURLConnection.HTTP_UNAUTHORIZED
                && status != HttpURLConnection.HTTP_PROXY_AUTH;
        return status == HttpURLConnection.HTTP_OK || (form != null && error);
    }

    /**
     * Cancels the exchange from another thread without blocking. A socket below TLS can be closed at any time.
     * {@code disconnect} blocks while another thread reads the body, so it is called only before that; a slow body over plain
     * HTTP ends after the current read instead. {@code disconnect} also prevents the connection from repeating the request
     * after its socket was closed.
     */
    private synchronized void abandon() {
        closeSockets();
        if (!readingBody) {
            // After a form, the Java runtime may open a new connection to wait for the response. It sends no request
            // there.
            connection.setReadTimeout(1);
            disconnect();
        }
    }

    /**
     * Closes the connection. Calling {@code disconnect} before the end of a body may start a thread that reads the rest in
     * order to reuse the connection.
     */
    private void release() {
        boolean closed = closeSockets();
        if (complete || !closed) {
            disconnect();
        }
    }

    private void disconnect() {
        try {
            connection.disconnect();
        } catch (RuntimeException e) {
            // Connections do not support {@code disconnect} from two threads at once; one of the calls succeeds.
        }
    }

    private boolean closeSockets() {
        return sockets != null && sockets.close();
    }

    private synchronized void startBody() throws FetchFailure {
        cancellation.check();
        readingBody = true;
    }

    private byte[] body(int status) throws IOException, FetchFailure {
        checkEncoding();
        long announced = connection.getContentLengthLong(); // -1 if the response does not contain it
        if (announced > MAX_BODY) {
            throw tooLarge();
        }
        startBody();
        InputStream stream =
                status == HttpURLConnection.HTTP_OK ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            return NONE;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int count = 0;
        while (count >= 0) {
            body.write(chunk, 0, count);
            if (body.size() > MAX_BODY) {
                throw tooLarge();
            }
            cancellation.check();
            count = stream.read(chunk, 0, Math.min(CHUNK, MAX_BODY + 1 - body.size()));
        }
        if (body.size() < announced) { // Java 17 ignores a difference
            throw new EOFException();
        }
        complete = true;
        return body.toByteArray();
    }

    /** Rejects encoded bodies: the request accepts none, and a small body may decompress to a huge one. */
    private void checkEncoding() throws FetchFailure {
        String encoding = connection.getContentEncoding();
        if (encoding != null && !encoding.trim().equalsIgnoreCase("identity")) {
            throw new FetchFailure("sent an encoded body, which the request does not accept");
        }
    }

    private static FetchFailure tooLarge() {
        return new FetchFailure("sent more than " + MAX_BODY / 1024 + " KiB");
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>(connection.getHeaderFields());
        headers.remove(null); // the status line
        return headers;
    }
}
