package io.github.jwtfilter.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An HTTP client with one persistent connection, which parses only the responses of the benchmark server. */
public final class Client implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final OutputStream requests;
    private final InputStream responses;

    /**
     * Opens a connection.
     *
     * @param port a port of this machine
     * @throws IOException if the connection fails
     */
    public Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        requests = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        responses = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /**
     * Returns a request with a token.
     *
     * @param path the context path
     * @param token the token, empty for none
     * @return the bytes of the request
     */
    public static byte[] request(String path, String token) {
        return request(path, token, List.of());
    }

    /**
     * Returns a request with a token and more headers.
     *
     * @param path the context path
     * @param token the token, empty for none
     * @param headers the lines of other headers
     * @return the bytes of the request
     */
    public static byte[] request(String path, String token, List<String> headers) {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        String others = headers.stream().map(line -> line + "\r\n").collect(Collectors.joining());
        return ("GET " + path + "/orders/17 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html,*/*;q=0.8\r\n"
                        + "Accept-Language: en-GB\r\nUser-Agent: Mozilla/5.0\r\n" + others + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends a request and reads the response.
     *
     * @param request the bytes of the request
     * @return the status code
     * @throws IOException if the connection breaks
     */
    public int send(byte[] request) throws IOException {
        write(request);
        return response();
    }

    /** Writes a request into the buffer, which is sent when a response is read. */
    void write(byte[] request) throws IOException {
        requests.write(request);
    }

    /** Reads the response to the oldest open request, and returns its status code. */
    int response() throws IOException {
        requests.flush();
        int status = Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).trim());
            }
        }
        responses.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = responses.read(); next != '\n'; next = responses.read()) {
            if (next < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
