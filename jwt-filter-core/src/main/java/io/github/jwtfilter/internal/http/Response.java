package io.github.jwtfilter.internal.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP response. */
public final class Response {
    private final int status;
    private final byte[] body;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Creates a response.
     *
     * @param status the status code
     * @param body the body, empty unless {@link Transport#send} reads it
     * @param headers the values of each header; names are case-insensitive
     */
    public Response(int status, byte[] body, Map<String, List<String>> headers) {
        this.status = status;
        this.body = body.clone();
        headers.forEach((name, values) ->
                this.headers.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    /** Returns all values of a header, in no particular order. */
    public List<String> headers(String name) {
        return Collections.unmodifiableList(headers.getOrDefault(name, Collections.emptyList()));
    }
}
