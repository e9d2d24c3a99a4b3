package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.ee9.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application with a {@code web.xml} under {@code /app}, on a server that supports WebSocket. */
final class DeployedApplication implements AutoCloseable {
    static final String UPGRADE_FILTER = "org.eclipse.jetty.ee9.websocket.servlet.WebSocketUpgradeFilter";

    private final Path directory;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final WebAppContext context = new WebAppContext();
    private final StringBuilder descriptor = new StringBuilder();
    private boolean metadataComplete = true;

    DeployedApplication(Path directory, String... settings) throws IOException {
        this.directory = directory;
        file("WEB-INF/jwt-filter.properties", Tokens.settings(settings));
    }

    DeployedApplication file(String name, String content) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    /** Adds a library without classes to the application, which the server reads unless its metadata are complete. */
    DeployedApplication library(String name, String fragment) throws IOException {
        Path path = directory.resolve("WEB-INF/lib").resolve(name);
        Files.createDirectories(path.getParent());
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(path))) {
            jar.putNextEntry(new ZipEntry("META-INF/web-fragment.xml"));
            jar.write(fragment.getBytes(StandardCharsets.UTF_8));
        }
        metadataComplete = false;
        return this;
    }

    DeployedApplication declare(String xml) {
        descriptor.append(xml).append('\n');
        return this;
    }

    DeployedApplication declareGuard() {
        return declare("<listener><listener-class>" + JwtGuardListener.class.getName() + "</listener-class></listener>")
                .declareFilter("jwt", JwtFilter.class.getName());
    }

    DeployedApplication declareFilter(String name, String className) {
        return declare("<filter><filter-name>" + name + "</filter-name><filter-class>" + className
                + "</filter-class><async-supported>true</async-supported></filter><filter-mapping><filter-name>" + name
                + "</filter-name><url-pattern>/*</url-pattern><dispatcher>REQUEST</dispatcher>"
                + "<dispatcher>ERROR</dispatcher></filter-mapping>");
    }

    DeployedApplication declareServlet(String path, String className) {
        return declare("<servlet><servlet-name>" + path + "</servlet-name><servlet-class>" + className
                + "</servlet-class></servlet><servlet-mapping><servlet-name>" + path + "</servlet-name><url-pattern>"
                + path + "</url-pattern></servlet-mapping>");
    }

    /** Adds a class at its place in a WAR. */
    DeployedApplication withClass(Class<?> type) throws IOException {
        Path file = directory.resolve("WEB-INF/classes").resolve(file(type));
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(type));
        return this;
    }

    /** Adds a class to a library. */
    DeployedApplication withLibrary(String name, Class<?> type) throws IOException {
        Path file = directory.resolve("WEB-INF/lib").resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(file(type)));
            jar.write(bytes(type));
        }
        return this;
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(file(type))) {
            return in.readAllBytes();
        }
    }

    /** Adds the endpoint at its place in a WAR, and registers it, as the server would do for a WAR. */
    DeployedApplication withEndpoint() throws IOException {
        return withClass(EchoEndpoint.class).withRegisteredEndpoint();
    }

    /** Registers the endpoint, independently of the place of its class. */
    DeployedApplication withRegisteredEndpoint() {
        JakartaWebSocketServletContainerInitializer.configure(
                context, (unused, container) -> container.addEndpoint(EchoEndpoint.class));
        return this;
    }

    DeployedApplication withoutEndpoint() {
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        return this;
    }

    DeployedApplication withInitializer(ServletContainerInitializer initializer) {
        context.addServletContainerInitializer(initializer);
        return this;
    }

    DeployedApplication start() throws Exception {
        file(
                "WEB-INF/web.xml",
                "<web-app version=\"3.1\" metadata-complete=\"" + metadataComplete + "\">\n" + descriptor
                        + "</web-app>\n");
        context.setContextPath("/app");
        context.setBaseResourceAsPath(directory);
        context.setThrowUnavailableOnStartupException(true);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return this;
    }

    /** Sends a GET with these header lines, and returns the status line and headers of the response. */
    String head(String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(180_000);
            String request = "GET /app" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    break;
                }
                head.append((char) c);
            }
            return head.toString();
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
