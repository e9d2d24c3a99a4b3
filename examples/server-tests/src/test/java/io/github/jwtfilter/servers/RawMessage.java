package io.github.jwtfilter.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first line, the headers and the body of an HTTP message. Mutable. */
final class RawMessage {
    private final List<String[]> headers = new ArrayList<>();
    private final String firstLine;
    private byte[] body = {};

    RawMessage(String firstLine) {
        this.firstLine = firstLine;
    }

    /**
     * Reads a message; its body has a length, or is chunked, or is missing. Data after the message is lost unless the stream is
     * buffered.
     */
    static RawMessage read(InputStream stream) throws IOException {
        InputStream in = stream instanceof BufferedInputStream ? stream : new BufferedInputStream(stream);
        RawMessage message = new RawMessage(line(in));
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            message.add(line.substring(0, colon), line.substring(colon + 1).trim());
        }
        message.body = message.readBody(in);
        return message;
    }

    String firstLine() {
        return firstLine;
    }

    /** The status code of a response. */
    int status() {
        return Integer.parseInt(firstLine.split(" ")[1]);
    }

    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    RawMessage body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return set("Content-Length", String.valueOf(body.length));
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header[0].equalsIgnoreCase(name))
                .map(header -> header[1])
                .toList();
    }

    RawMessage add(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    /** Replaces all values of the header. */
    RawMessage set(String name, String value) {
        headers.removeIf(header -> header[0].equalsIgnoreCase(name));
        return add(name, value);
    }

    /** Appends a value to the header as the last element of a list. */
    RawMessage append(String name, String value) {
        List<String> values = new ArrayList<>(all(name));
        values.add(value);
        return set(name, String.join(", ", values));
    }

    void writeTo(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(firstLine).append("\r\n");
        headers.forEach(
                header -> head.append(header[0]).append(": ").append(header[1]).append("\r\n"));
        // In one piece: a second packet would wait for the acknowledgment of the first.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        whole.writeTo(out);
        out.flush();
    }

    private byte[] readBody(InputStream in) throws IOException {
        if (all("Transfer-Encoding").contains("chunked")) {
            return unchunked(in);
        }
        List<String> lengths = all("Content-Length");
        return in.readNBytes(lengths.isEmpty() ? 0 : Integer.parseInt(lengths.get(0)));
    }

    /** Decodes a chunked body, and replaces {@code Transfer-Encoding} by the length of the decoded body. */
    private byte[] unchunked(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        headers.removeIf(header -> header[0].equalsIgnoreCase("Transfer-Encoding"));
        set("Content-Length", String.valueOf(whole.size()));
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the peer has closed the connection: " + line);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public String toString() {
        return firstLine + " " + headers.stream().map(Arrays::toString).toList();
    }
}
