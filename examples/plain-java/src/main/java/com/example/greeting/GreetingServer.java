package com.example.greeting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Greets users with a valid token. */
public final class GreetingServer {
    private static final int THREADS = 16;

    private GreetingServer() {}

    /**
     * Starts the server on the loopback address.
     *
     * @param arguments the settings file and the port
     * @throws IOException if the port is not available
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: GreetingServer SETTINGS-FILE PORT");
            System.exit(2);
        }
        try {
            HttpServer server = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            System.out.println("Listening on " + server.getAddress());
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static HttpServer start(Path settingsFile, int port) throws IOException {
        JwtGuard guard = JwtGuard.builder(settingsFile).build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // With a single thread, which is the default, a request that waits for keys would block all others.
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", new GuardedHandler(guard, GreetingServer::greet));
        guard.start();
        server.start();
        return server;
    }

    private static void greet(HttpExchange exchange, JwtPrincipal user) throws IOException {
        String title = user.hasRole("admin") ? "administrator " : "";
        byte[] body = ("Hello, " + title + user.getName() + "!\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
