package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee9.nested.SessionHandler;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.ee9.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** An application below {@code /app} on a server of its own, with or without the filter. */
public final class ProbedApplication implements AutoCloseable {
    /** A page of the application. */
    public interface Page {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private final Server server = new Server();
    private final ServletContextHandler context = new ServletContextHandler();
    private final HttpConfiguration http = new HttpConfiguration();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private SSLContext tls;
    private ServerConnector connector;

    /** Creates an application without pages that hides the version of its server. */
    public ProbedApplication(Path directory) {
        context.setContextPath("/app");
        context.setBaseResourceAsPath(directory);
        context.setSessionHandler(new SessionHandler());
        http.setSendServerVersion(false);
        http.addCustomizer((request, headers) -> {
            requests.add(request.getMethod() + " " + request.getHttpURI());
            return request;
        });
    }

    /** Creates an application with a front page, a page for administrators, a login page, and the filter. */
    public static ProbedApplication guarded(Path directory, String settings) throws IOException {
        return new ProbedApplication(directory).usualPages().guard(directory, settings, "/*");
    }

    public ProbedApplication usualPages() {
        return page("", "the front page with the orders of today")
                .page("/admin/*", "the names of all users and what they may do")
                .page("/login", "enter your name and a password");
    }

    public ProbedApplication guard(Path directory, String settings, String mapping) throws IOException {
        Path webInf = Files.createDirectories(directory.resolve("WEB-INF"));
        Files.writeString(webInf.resolve("jwt-filter.properties"), settings);
        FilterHolder filter = new FilterHolder(JwtFilter.class);
        filter.setAsyncSupported(true);
        context.addFilter(filter, mapping, EnumSet.allOf(DispatcherType.class));
        return this;
    }

    public ProbedApplication filter(Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        return this;
    }

    public ProbedApplication page(String path, String text) {
        return page(path, (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print(text);
        });
    }

    public ProbedApplication page(String path, Page page) {
        context.addServlet(
                new ServletHolder(new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws IOException, ServletException {
                        page.serve(request, response);
                    }
                }),
                path);
        return this;
    }

    /** Registers a WebSocket endpoint at {@code /echo}, whose upgrade filter is the first filter. */
    public ProbedApplication endpoint(Class<?> endpoint) {
        JakartaWebSocketServletContainerInitializer.configure(
                context, (unused, container) -> container.addEndpoint(endpoint));
        return this;
    }

    /** Lets the server pass paths that it rejects by default. */
    public ProbedApplication lenient() {
        http.setUriCompliance(UriCompliance.UNSAFE);
        return this;
    }

    /** Shows the version of the server, as is its default. */
    public ProbedApplication showingVersion() {
        http.setSendServerVersion(true);
        return this;
    }

    public ProbedApplication tls(SSLContext server) {
        tls = server;
        return this;
    }

    public ProbedApplication start() throws Exception {
        if (tls == null) {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        } else {
            SslContextFactory.Server factory = new SslContextFactory.Server();
            factory.setSslContext(tls);
            connector = new ServerConnector(server, factory, new HttpConnectionFactory(http));
        }
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        return this;
    }

    public String url() {
        return (tls == null ? "http://127.0.0.1:" : "https://localhost:") + port() + "/app";
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Returns the requests that the server could parse. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
