package io.github.jwtfilter.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.jwtfilter.fixture.TestProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the pages of all sites except the application: one server for each scheme, for any host, and the identity providers. */
final class OtherSites implements AutoCloseable {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    private final Pages pages;
    private final Map<Scheme, HttpServer> servers = new EnumMap<>(Scheme.class);
    private final TestProvider provider = TestProvider.start(Clock.systemUTC());
    private final MockServer mockServer;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private OtherSites(Pages pages, MockServer mockServer) {
        this.pages = pages;
        this.mockServer = mockServer;
    }

    static OtherSites start(Path directory, Pages pages, Certificate certificate)
            throws IOException, GeneralSecurityException {
        OtherSites sites = new OtherSites(pages, MockServer.start(directory));
        HttpsServer secure = HttpsServer.create(ANY_PORT, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        sites.start(Scheme.HTTPS, secure);
        sites.start(Scheme.HTTP, HttpServer.create(ANY_PORT, 0));
        return sites;
    }

    private void start(Scheme scheme, HttpServer server) {
        server.createContext("/", this::response);
        server.setExecutor(threads);
        server.start();
        servers.put(scheme, server);
    }

    private void response(HttpExchange exchange) throws IOException {
        byte[] page = pages.find(exchange.getRequestURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    String origin(Scheme scheme, Site site) {
        return scheme.origin(site.host(scheme), servers.get(scheme).getAddress().getPort());
    }

    /** The identity provider, at another address. */
    TestProvider provider() {
        return provider;
    }

    /** Another identity provider. */
    MockServer mockServer() {
        return mockServer;
    }

    @Override
    public void close() {
        provider.close();
        mockServer.close();
        servers.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
