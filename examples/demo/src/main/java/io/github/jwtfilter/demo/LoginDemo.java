package io.github.jwtfilter.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.apache.catalina.LifecycleException;

/** Starts the legacy WAR with a login at an identity provider in the same process, and prints what to open. */
public final class LoginDemo {
    /** The system property with which an application at the root finds its settings outside of the WAR. */
    private static final String SETTINGS_PROPERTY = "jwtfilter.config.ROOT";

    private static final String ISSUER_PROPERTY = "orderdesk.issuer";
    private static final String SECRET_PROPERTY = "orderdesk.client-secret";

    /** The system properties that a start sets. */
    static final List<String> PROPERTIES = List.of(SETTINGS_PROPERTY, ISSUER_PROPERTY, SECRET_PROPERTY);

    private LoginDemo() {}

    /**
     * Runs until the process is terminated.
     *
     * @param arguments the WAR, the port and a working directory
     * @throws IOException if a file cannot be written
     * @throws LifecycleException if the server does not start
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        DemoServer.run(arguments, LoginDemo::start);
    }

    static DemoServer start(Path war, int port, Path directory, PrintStream out)
            throws IOException, LifecycleException, PortTakenException {
        Files.createDirectories(directory);
        Path page = copy("page.html", directory);
        // Refresh tokens are valid once, as those of many providers.
        MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true, page.toString(), null, true));
        provider.start(InetAddress.getLoopbackAddress(), 0);
        System.setProperty(ISSUER_PROPERTY, provider.issuerUrl("demo").toString());
        System.setProperty(SECRET_PROPERTY, UUID.randomUUID().toString());
        System.setProperty(SETTINGS_PROPERTY, "file:" + copy("jwt-filter.properties", directory));
        DemoServer server = DemoServer.start(war, port, directory);
        out.println();
        out.println("The legacy WAR runs at " + server.address() + "/orders - stop it with Ctrl-C.");
        out.println("The browser logs in at the provider, as alice (clerk) or root (administrator).");
        out.println("The settings are in " + directory.resolve("jwt-filter.properties"));
        out.println();
        return server;
    }

    private static Path copy(String name, Path directory) throws IOException {
        Path target = directory.resolve(name).toAbsolutePath();
        try (InputStream in = Objects.requireNonNull(LoginDemo.class.getResourceAsStream("/login/" + name))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
