package com.example.greeting;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.JwtPrincipal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Decides on each exchange with the guard, and passes on those with a user. */
record GuardedHandler(JwtGuard guard, Application application) implements HttpHandler {
    /** Handles the requests of users. */
    interface Application {
        void handle(HttpExchange exchange, JwtPrincipal user) throws IOException;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExchangeView request = new ExchangeView(exchange);
            Decision decision = guard.decide(request);
            if (decision instanceof Decision.Authenticated authenticated) {
                if (decision.cacheControl() != null) {
                    // The application may set another value.
                    exchange.getResponseHeaders().set("Cache-Control", decision.cacheControl());
                }
                application.handle(exchange, authenticated.principal());
            } else if (decision instanceof Decision.Rejected rejected) {
                send(exchange, rejected.response());
            } else if (decision instanceof Decision.Responded responded) {
                send(exchange, responded.response());
            } else {
                // This server has no content for unauthenticated clients.
                send(exchange, guard.challenge(request));
            }
        }
    }

    private static void send(HttpExchange exchange, GuardResponse response) throws IOException {
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        if (hasBody(exchange.getRequestHeaders())) {
            // The body remains unread, so the server may close the connection.
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (response.body() == null || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static boolean hasBody(Headers request) {
        return request.containsKey("Content-Length") || request.containsKey("Transfer-Encoding");
    }
}
