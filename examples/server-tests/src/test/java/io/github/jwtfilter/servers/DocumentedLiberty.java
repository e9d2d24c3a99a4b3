package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Open Liberty, started by {@code server run}. */
final class DocumentedLiberty extends DocumentedServer {
    private final Path home;

    DocumentedLiberty(Path home) {
        super("open-liberty", ServerKind.Api.JAVAX);
        this.home = home;
        environment.put("WLP_USER_DIR", base.resolve("usr").toString());
    }

    @Override
    void configure() throws IOException {
        Path server = base.resolve("usr/servers/legacy");
        Files.createDirectories(server.resolve("apps"));
        write(server.resolve("jvm.options"), page.block("Settings", "text"));
        write(server.resolve("server.xml"), page.block("Settings", "xml").replace("9080", Integer.toString(port)));
    }

    @Override
    List<String> command() {
        return List.of("sh", home.resolve("bin/server").toString(), "run", "legacy");
    }

    @Override
    void deploy() throws IOException {
        run(page.block("Settings", "sh"));
    }

    @Override
    void undeploy(Process server) throws IOException {
        run(page.block("Undeployment", "sh"));
    }

    @Override
    String log() {
        return "usr/servers/legacy/logs/messages.log";
    }
}
