package io.github.jwtfilter.internal.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response, with the first part of its body. Everything in it is chosen by the server. */
final class ProbeResponse {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final boolean complete;

    /** Creates a response; {@code complete} is false if the body is longer than the limit, or ended early. */
    ProbeResponse(int status, Map<String, List<String>> headers, byte[] body, boolean complete) {
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.complete = complete;
    }

    int status() {
        return status;
    }

    boolean isRedirect() {
        return (status >= 301 && status <= 303) || status == 307 || status == 308;
    }

    /** Returns whether the server served a page, or opened a WebSocket. */
    boolean isSuccess() {
        return status == 101 || (status >= 200 && status < 300);
    }

    /** Returns all values of a header. */
    List<String> headers(String name) {
        return headers.getOrDefault(name, Collections.emptyList());
    }

    /** Returns the values of a header, joined by commas, in lower case. */
    String header(String name) {
        return String.join(",", headers(name)).toLowerCase(Locale.ROOT);
    }

    /** Returns the only value of a header, or null if there are none or several. */
    @Nullable
    String single(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? values.get(0) : null;
    }

    /** Returns the names and values of all headers. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
        return lines;
    }

    /** Returns the bytes of the body as characters: only ASCII is compared. */
    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    byte[] body() {
        return body.clone();
    }

    int length() {
        return body.length;
    }

    /** Returns whether {@link #text()} is the whole body. */
    boolean isComplete() {
        return complete;
    }
}
