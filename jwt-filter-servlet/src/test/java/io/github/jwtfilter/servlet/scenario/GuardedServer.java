package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee9.nested.SessionHandler;
import org.eclipse.jetty.ee9.security.ConstraintSecurityHandler;
import org.eclipse.jetty.ee9.security.authentication.FormAuthenticator;
import org.eclipse.jetty.ee9.servlet.DefaultServlet;
import org.eclipse.jetty.ee9.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.security.Credential;

/** An application under {@code /app} behind the filter, on a server of its own with one more application. */
public final class GuardedServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ServletContextHandler context = new ServletContextHandler();
    private final ServletContextHandler neighbour = new ServletContextHandler();
    private final ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
    private final List<Filter> applicationFilters = new ArrayList<>();
    private EnumSet<DispatcherType> dispatchers = EnumSet.allOf(DispatcherType.class);

    private GuardedServer() {}

    /** Creates a server with these settings in {@code /WEB-INF/jwt-filter.properties} below the directory. */
    public static GuardedServer with(Path directory, String settings) throws IOException {
        Path webInf = Files.createDirectories(directory.resolve("WEB-INF"));
        Files.writeString(webInf.resolve("jwt-filter.properties"), settings);
        GuardedServer server = new GuardedServer();
        server.context.setContextPath("/app");
        server.context.setBaseResourceAsPath(directory);
        server.context.setSessionHandler(new SessionHandler());
        server.context.setErrorHandler(server.errorPages);
        server.pages();
        server.neighbour.setContextPath("/neighbour");
        server.neighbour.setSessionHandler(new SessionHandler());
        server.neighbour.addServlet(new ServletHolder(Pages.servlet(Pages::note)), "/note");
        return server;
    }

    private void pages() {
        page("/who", Pages::who);
        page("/forward", Pages::forward);
        page("/include", Pages::include);
        page("/async", Pages::async);
        page("/async-with-arguments", Pages::asyncWithArguments);
        page("/async-in-thread", Pages::asyncInThread);
        page("/missing", Pages::missing);
        page("/failing", Pages::failing);
        page("/error", Pages::error);
        page("/forwarding-error", Pages::forwardingError);
        page("/logout", Pages::logout);
        page("/login", Pages::login);
        page("/authenticate", Pages::authenticate);
        page("/logout-and-authenticate", Pages::logoutAndAuthenticate);
        page("/note/*", Pages::note);
        page("/headers", Pages::headers);
        page("/container-login", Pages::containerLogin);
        page("/container-logout", Pages::containerLogout);
    }

    private void page(String path, Pages.Page page) {
        ServletHolder holder = new ServletHolder(Pages.servlet(page));
        holder.setAsyncSupported(true);
        context.addServlet(holder, path);
    }

    GuardedServer withPage(String path, Pages.Page page) {
        page(path, page);
        return this;
    }

    /** Configures the welcome files of the server, as only a program can do. */
    GuardedServer withWelcomeFiles(String... names) {
        context.setWelcomeFiles(names);
        ServletHolder files = new ServletHolder("default", DefaultServlet.class);
        files.setInitParameter("welcomeServlets", "true");
        context.addServlet(files, "/");
        return this;
    }

    /** Adds a filter of the application before the guard, for all dispatchers. */
    GuardedServer withEarlierFilter(Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.allOf(DispatcherType.class));
        return this;
    }

    /** Adds a filter of the application, after the guard. */
    GuardedServer withFilter(Filter filter) {
        applicationFilters.add(filter);
        return this;
    }

    public GuardedServer withServlet(String path, HttpServlet servlet) {
        context.addServlet(new ServletHolder(servlet), path);
        return this;
    }

    GuardedServer withListener() {
        context.addEventListener(new JwtGuardListener());
        return this;
    }

    /** Enables authentication by the container, which stores users in their sessions. */
    GuardedServer withContainerLogin() {
        UserStore users = new UserStore();
        users.addUser("carol", Credential.getCredential("secret"), new String[] {"clerk"});
        HashLoginService logins = new HashLoginService("users");
        logins.setUserStore(users);
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setLoginService(logins);
        security.setAuthenticator(new FormAuthenticator("/login.html", "/error.html", false));
        context.setSecurityHandler(security);
        return this;
    }

    GuardedServer withErrorPage(int status, String path) {
        errorPages.addErrorPage(status, path);
        return this;
    }

    GuardedServer withDispatchers(DispatcherType first, DispatcherType... others) {
        dispatchers = EnumSet.of(first, others);
        return this;
    }

    public GuardedServer start() throws Exception {
        return start("jwt");
    }

    /** Starts with one filter for each name. */
    GuardedServer start(String... filterNames) throws Exception {
        for (String name : filterNames) {
            FilterHolder filter = new FilterHolder(JwtFilter.class);
            filter.setName(name);
            filter.setAsyncSupported(true);
            context.addFilter(filter, "/*", dispatchers);
        }
        for (Filter filter : applicationFilters) {
            context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                new ContextHandlerCollection(context.getCoreContextHandler(), neighbour.getCoreContextHandler()));
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return this;
    }

    /** Returns the application, for code without a request. */
    ServletContext context() {
        return context.getServletContext();
    }

    /** Sends a request line and the lines of headers unchanged, and returns the whole response. */
    public String raw(String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(180_000);
            String request = requestLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    /** Sends a request with headers given as name, value, name, value. */
    HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        return sendTo("/app", method, path, headers);
    }

    /** Sends a GET to another application on the same server, which is not guarded. */
    HttpResponse<String> getFromNeighbour(String path) throws Exception {
        return sendTo("/neighbour", "GET", path);
    }

    private HttpResponse<String> sendTo(String application, String method, String path, String... headers)
            throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + application + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a form, with headers given as name, value, name, value. */
    HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/app" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
