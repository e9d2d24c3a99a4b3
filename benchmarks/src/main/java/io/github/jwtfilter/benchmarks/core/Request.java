package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.RequestView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A typical browser request, without a server.
 *
 * @param path the path below the context path
 * @param headers the values of each header
 */
public record Request(String path, Map<String, List<String>> headers) implements RequestView {
    static final String COOKIE = "access_token";

    /**
     * Creates a GET request without a token.
     *
     * @param path the path below the context path
     * @return the request
     */
    public static Request get(String path) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", List.of("apps.example.com"));
        headers.put("Accept", List.of("text/html,application/xhtml+xml,*/*;q=0.8"));
        headers.put("Accept-Encoding", List.of("gzip, deflate, br"));
        headers.put("Accept-Language", List.of("en-GB,en;q=0.8"));
        headers.put("User-Agent", List.of("Mozilla/5.0"));
        return new Request(path, headers);
    }

    /**
     * Adds a token in the header {@code Authorization}.
     *
     * @param token the token
     * @return this
     */
    public Request withBearer(String token) {
        headers.put("Authorization", List.of("Bearer " + token));
        return this;
    }

    Request withCookie(String token) {
        headers.put("Cookie", List.of("theme=dark; JSESSIONID=8f6b1c9e4d1f4a53; " + COOKIE + "=" + token));
        return this;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return contextPath() + path;
    }

    @Override
    public String contextPath() {
        return "/app";
    }

    @Override
    public String query() {
        return "page=1";
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public boolean secure() {
        return true;
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.7";
    }
}
