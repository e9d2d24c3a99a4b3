package io.github.jwtfilter.internal.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A request without a body and without credentials, whose target is sent unchanged: HTTP clients would normalize or reject the
 * targets that matter here.
 */
final class ProbeRequest {
    private static final String HOST = "Host";
    private static final String CONNECTION = "Connection";

    private final String method;
    private final String target;
    private final String version;
    private final boolean closing;
    private final boolean twoHosts;
    private final List<String> headers;
    private final String description;

    private ProbeRequest(
            String method,
            String target,
            String version,
            boolean closing,
            boolean twoHosts,
            List<String> headers,
            String description) {
        this.method = checked(method);
        this.target = checked(target);
        this.version = version;
        this.closing = closing;
        this.twoHosts = twoHosts;
        this.headers = headers;
        this.description = description;
    }

    /** Rejects characters that would end the request line. */
    private static String checked(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) <= ' ' || part.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException("not visible ASCII");
            }
        }
        return part;
    }

    /** Returns a GET request for a target, which must be visible ASCII. */
    static ProbeRequest get(String target) {
        return new ProbeRequest("GET", target, "HTTP/1.1", true, false, Collections.emptyList(), "GET " + target);
    }

    ProbeRequest withMethod(String other) {
        return new ProbeRequest(other, target, version, closing, twoHosts, headers, other + " " + target);
    }

    ProbeRequest withTarget(String other) {
        return new ProbeRequest(method, other, version, closing, twoHosts, headers, method + " " + other);
    }

    /** Returns the request with one more header. */
    ProbeRequest with(String name, String value) {
        String line = name + ": " + value;
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line break in a header");
        }
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new ProbeRequest(
                method, target, version, closing, twoHosts, Collections.unmodifiableList(more), description);
    }

    /** Returns the request in HTTP/1.0, without a {@code Host} header. */
    ProbeRequest ofHttp10() {
        return new ProbeRequest(method, target, "HTTP/1.0", closing, false, headers, description);
    }

    /** Returns the request with two equal {@code Host} headers, which RFC 9112 section 3.2 forbids. */
    ProbeRequest withTwoHosts() {
        return new ProbeRequest(method, target, version, closing, true, headers, description);
    }

    /** Returns the opening handshake of WebSocket (RFC 6455 section 4.1). */
    ProbeRequest asWebSocket() {
        return new ProbeRequest(method, target, version, false, twoHosts, headers, description)
                .with(CONNECTION, "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "andCLWZpbHRlci1wcm9iZQ==")
                .remarked(" (WebSocket handshake)");
    }

    /** Returns the request of a browser that opens a page. */
    ProbeRequest asNavigation() {
        return with("Accept", "text/html")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .remarked(" (as a browser)");
    }

    /** Returns the request with a remark at the end of its description, since reports do not contain headers. */
    ProbeRequest remarked(String remark) {
        return describedAs(description + remark);
    }

    ProbeRequest describedAs(String text) {
        return new ProbeRequest(method, target, version, closing, twoHosts, headers, text);
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    /** Returns whether a response has no body. */
    boolean isHead() {
        return method.equals("HEAD");
    }

    byte[] bytes(String authority) {
        StringBuilder text = new StringBuilder();
        text.append(method)
                .append(' ')
                .append(target)
                .append(' ')
                .append(version)
                .append("\r\n");
        if (version.equals("HTTP/1.1")) {
            line(text, HOST + ": " + authority);
        }
        if (twoHosts) {
            line(text, HOST + ": " + authority);
        }
        line(text, "User-Agent: jwt-filter-probe");
        if (headers.stream().noneMatch(header -> header.startsWith("Accept:"))) {
            line(text, "Accept: */*");
        }
        headers.forEach(header -> line(text, header));
        if (closing) {
            line(text, CONNECTION + ": close");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }

    /** Returns method and target, or another description, for reports. */
    @Override
    public String toString() {
        return description;
    }
}
