package io.github.jwtfilter.internal.cors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The response to a preflight. It has no body. */
public final class CorsResponse {
    private final int status;
    private final Map<String, String> headers;

    CorsResponse(int status, Map<String, String> headers) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * Returns the status code.
     *
     * @return 204, or 403 if the announced request is not allowed
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers.
     *
     * @return values in printable ASCII by the names of their headers, in order
     */
    public Map<String, String> headers() {
        return headers;
    }
}
