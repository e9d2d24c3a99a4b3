package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.RequestView;
import java.util.List;
import java.util.Locale;

/**
 * A request that a trusted proxy has forwarded, without a server.
 *
 * @param client the address of the client, which the proxy sends
 * @param authorization the header with the token, empty if there is none
 */
record ForwardedRequest(List<String> client, List<String> authorization) implements RequestView {
    static ForwardedRequest of(String client, String token) {
        return new ForwardedRequest(List.of(client), List.of("Bearer " + token));
    }

    static ForwardedRequest withoutToken(String client) {
        return new ForwardedRequest(List.of(client), List.of());
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/orders/17";
    }

    @Override
    public String rawPath() {
        return "/app/orders/17";
    }

    @Override
    public String contextPath() {
        return "/app";
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public List<String> headers(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization" -> authorization;
            case "x-forwarded-for" -> client;
            case "x-forwarded-proto" -> List.of("https");
            case "host", "x-forwarded-host" -> List.of("apps.example.com");
            default -> List.of();
        };
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public String remoteAddress() {
        return "10.0.0.7";
    }
}
