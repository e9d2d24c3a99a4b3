package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server before its start: the base directory with the applications, and the JVM options. */
final class Deployment {
    private Distribution distribution;
    private final Path base;
    private final List<String> jvmOptions = new ArrayList<>();

    private Deployment(Distribution distribution, Path base) {
        this.distribution = distribution;
        this.base = base;
    }

    static Deployment on(ServerKind kind) {
        return on(kind.name(), kind.distribution());
    }

    static Deployment on(String name, Distribution distribution) {
        Path base = TestFiles.newBase(name);
        try {
            Files.createDirectory(base.resolve("webapps"));
            Files.createDirectory(base.resolve("temp"));
            distribution.prepare(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Deployment(distribution, base);
    }

    Deployment webSockets() {
        distribution = distribution.withWebSockets();
        return this;
    }

    /** Configures the server to read the peer address from a header. */
    Deployment peersNamedBy(String header) {
        try {
            distribution.takePeersFrom(base, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Configures the server to apply the forwarding headers of proxies, as docs/proxy.md shows. */
    Deployment applyForwardingHeaders() {
        try {
            distribution.applyForwardingHeaders(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds the user for the login of the container. */
    Deployment user(String name, String password, String... roles) {
        try {
            distribution.addUser(base, name, password, List.of(roles));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Deploys an application below the context path {@code /name}. */
    Deployment application(String name, War war) {
        war.writeTo(base.resolve("webapps").resolve(name + ".war"));
        return this;
    }

    /** Deploys an application for {@code javax.servlet} on a Tomcat that converts it first. */
    Deployment applicationToConvert(String name, War war) {
        try {
            war.writeTo(Files.createDirectories(base.resolve("webapps-javaee")).resolve(name + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes the public keys to a file, and passes its path to the applications in a system property. */
    Deployment keys(String property, String jwkSet) {
        try {
            Path file = Files.writeString(base.resolve(property + ".json"), jwkSet);
            return property(property, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Increases the timeout of key fetches for slow machines. */
    Deployment patientWithProviders() {
        return property("jwtfilter.keys.connect-timeout", "30s")
                .property("jwtfilter.keys.read-timeout", "30s")
                .property("jwtfilter.keys.fetch-timeout", "60s");
    }

    /** Sets a system property of the server. */
    Deployment property(String name, String value) {
        jvmOptions.add("-D" + name + "=" + value);
        return this;
    }

    /** Opens a package of the JDK to old libraries that access it by reflection. */
    Deployment opening(String javaPackage) {
        jvmOptions.add("--add-opens=java.base/" + javaPackage + "=ALL-UNNAMED");
        return this;
    }

    RunningServer start() {
        return RunningServer.start(distribution, base, jvmOptions);
    }
}
