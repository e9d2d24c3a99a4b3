package io.github.jwtfilter.migration;

import io.github.jwtfilter.testsupport.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The legacy application on a separate server, behind a proxy that terminates TLS. */
final class Application implements AutoCloseable {
    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final String DESCRIPTOR = """
            <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0" metadata-complete="true">
            %s
            <servlet>
              <servlet-name>default</servlet-name>
              <servlet-class>io.github.jwtfilter.migration.OrderDesk</servlet-class>
              <async-supported>true</async-supported>
            </servlet>
            <servlet-mapping>
              <servlet-name>default</servlet-name>
              <url-pattern>/</url-pattern>
            </servlet-mapping>
            </web-app>
            """;

    private final Server server = new Server();
    private final ServerConnector connector;

    private Application(WebAppContext context) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSecurePort(443);
        configuration.addCustomizer(new ForwardedRequestCustomizer());
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
    }

    /** Starts the application with these files, by name; of web.xml only the relevant lines. */
    static Application start(Path directory, Map<String, String> files) throws Exception {
        return start(directory, files, null);
    }

    static Application start(Path directory, Map<String, String> files, LoginService users) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(
                    path, file.getKey().equals(WEB_XML) ? DESCRIPTOR.formatted(file.getValue()) : file.getValue());
        }
        WebAppContext context = new WebAppContext();
        context.setContextPath("/desk");
        context.setBaseResourceAsPath(directory);
        context.setDefaultsDescriptor(null);
        context.setThrowUnavailableOnStartupException(true);
        if (users != null) {
            context.getSecurityHandler().setLoginService(users);
        }
        Application application = new Application(context);
        application.server.start();
        return application;
    }

    /** Sends the request of the exchange, with additional headers as name, value, name, value. */
    HttpResponse<String> send(Exchange exchange, String... headers) {
        return send(exchange.path(), exchange.plainHttp() ? "http" : "https", exchange.method(), null, headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(path, "https", "GET", null, headers);
    }

    HttpResponse<String> postForm(String path, String form) {
        return send(path, "https", "POST", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private HttpResponse<String> send(String path, String scheme, String method, String body, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/desk" + path);
        Stream<String> all = Stream.concat(Stream.of("X-Forwarded-Proto", scheme), Arrays.stream(headers));
        return Http.send(uri, method, body, all.toArray(String[]::new));
    }
}
