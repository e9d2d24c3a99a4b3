package com.example.greeting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.github.jwtfilter.RequestView;
import java.util.List;

/** Adapts an exchange of the JDK's HTTP server to the guard. */
record ExchangeView(HttpExchange exchange) implements RequestView {
    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    @Override
    public String path() {
        return orEmpty(exchange.getRequestURI().getPath());
    }

    @Override
    public String rawPath() {
        return orEmpty(exchange.getRequestURI().getRawPath());
    }

    @Override
    public String contextPath() {
        return "";
    }

    @Override
    public String query() {
        return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public boolean secure() {
        return exchange instanceof HttpsExchange;
    }

    @Override
    public String remoteAddress() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
