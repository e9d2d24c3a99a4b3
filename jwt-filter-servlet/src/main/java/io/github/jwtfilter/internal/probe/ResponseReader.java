package io.github.jwtfilter.internal.probe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1.1 response (RFC 9112): strict in its form, bounded in each part. The connection is not used again, so that
 * nothing is read after the body.
 */
final class ResponseReader {
    static final int MAX_LINE = 16 * 1024;
    static final int MAX_HEAD = 64 * 1024;
    static final int MAX_HEADERS = 200;
    private static final int MAX_INTERIM = 5;
    private static final int TLS_ALERT = 0x15;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final InputStream in;
    private int head;

    ResponseReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * Reads the final response; interim responses are skipped. If the body ends early, the response has the part that arrived.
     *
     * @param bodiless whether the request was HEAD
     * @throws IOException if the connection ends before the end of the headers
     * @throws MalformedResponse if the bytes are not an HTTP/1.1 response, or exceed the limits
     */
    ProbeResponse read(boolean bodiless) throws IOException {
        for (int i = 0; i <= MAX_INTERIM; i++) {
            int status = status(i == 0 ? firstLine() : line());
            Map<String, List<String>> headers = headers();
            if (status >= 200 || status == 101) {
                boolean empty = bodiless || status == 101 || status == 204 || status == 304;
                return empty
                        ? new ProbeResponse(status, headers, new byte[0], true)
                        : new BodyReader(in, headers).read(status);
            }
        }
        throw new MalformedResponse("more than " + MAX_INTERIM + " interim responses");
    }

    private String firstLine() throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first == TLS_ALERT) {
            throw new MalformedResponse("the port requires TLS (use https://)");
        }
        return line();
    }

    private static int status(String line) throws MalformedResponse {
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
            throw new MalformedResponse("it does not start with the status line of HTTP/1.1");
        }
        return Integer.parseInt(String.valueOf(matcher.group(1)));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (!NAME.matcher(name).matches()) {
                throw new MalformedResponse("a line of the headers has no name and colon");
            }
            if (++count > MAX_HEADERS) {
                throw new MalformedResponse("more than " + MAX_HEADERS + " headers");
            }
            headers.computeIfAbsent(name, any -> new ArrayList<>()).add(withoutBlanks(line.substring(colon + 1)));
        }
        return headers;
    }

    /** Removes spaces and tabs around a value (RFC 9110 section 5.5); other control characters remain. */
    private static String withoutBlanks(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private String line() throws IOException {
        String line = line(in, MAX_LINE);
        head += line.length() + 1;
        if (head > MAX_HEAD) {
            throw new MalformedResponse("more than " + MAX_HEAD / 1024 + " KiB of headers");
        }
        return line;
    }

    /** Reads a line that ends in LF or CRLF, and returns it without its end. */
    static String line(InputStream in, int max) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (line.size() == max) {
                throw new MalformedResponse("a line with more than " + max / 1024 + " KiB");
            }
            line.write(b);
        }
        String text = new String(line.toByteArray(), StandardCharsets.ISO_8859_1);
        String content = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (content.indexOf('\r') >= 0 || content.indexOf('\0') >= 0) {
            throw new MalformedResponse("a line contains a carriage return or a null character");
        }
        return content;
    }
}
