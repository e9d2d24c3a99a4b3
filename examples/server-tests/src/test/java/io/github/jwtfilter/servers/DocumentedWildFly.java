package io.github.jwtfilter.servers;

import io.github.jwtfilter.fixture.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** WildFly, started by {@code standalone.sh}. */
final class DocumentedWildFly extends DocumentedServer {
    private final int management = FreePort.find();
    private final Path distribution;
    private final Path home;
    private boolean logs;

    DocumentedWildFly(Path distribution) {
        super("wildfly", ServerKind.Api.JAVAX);
        this.distribution = distribution;
        home = base.resolve("wildfly");
        environment.put("JBOSS_HOME", home.toString());
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        environment.put("RUN_CONF", home.resolve("bin/standalone.conf").toString());
    }

    @Override
    void configure() throws IOException {
        copy();
        Files.writeString(
                home.resolve("bin/standalone.conf"), adapted(page.block("Settings", "sh")), StandardOpenOption.APPEND);
    }

    /** Everything except the modules, which are large and not changed. */
    private void copy() throws IOException {
        Path modules = distribution.resolve("modules");
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path file : files.filter(file -> !file.startsWith(modules)).toList()) {
                Files.copy(file, home.resolve(distribution.relativize(file).toString()));
            }
        }
        Files.createSymbolicLink(home.resolve("modules"), modules);
    }

    @Override
    List<String> command() {
        return List.of(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-b=127.0.0.1",
                "-bmanagement=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + FreePort.find(),
                "-Djboss.management.http.port=" + management);
    }

    @Override
    void deploy() throws IOException {
        if (!logs) {
            run(page.block("Logging", "sh").replace("--connect", "--connect --controller=127.0.0.1:" + management));
            logs = true;
        }
        run(page.block("Settings", "sh", 1));
    }

    @Override
    void undeploy(Process server) throws IOException {
        run(page.block("Undeployment", "sh"));
    }

    @Override
    String log() {
        return "wildfly/standalone/log/server.log";
    }
}
