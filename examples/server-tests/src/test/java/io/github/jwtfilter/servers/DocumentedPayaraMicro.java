package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro, which is one JAR. */
final class DocumentedPayaraMicro extends DocumentedServer {
    private final Path jar;

    DocumentedPayaraMicro(ServerKind.Api api, Path jar) {
        super("payara", api);
        this.jar = jar;
        environment.put("PATH", java().getParent() + ":" + System.getenv("PATH"));
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx512m");
    }

    @Override
    void configure() throws IOException {
        Files.createSymbolicLink(base.resolve("payara-micro.jar"), jar);
    }

    @Override
    List<String> command() {
        String command = page.block("Settings", "sh").strip();
        return List.of("sh", "-c", "exec " + adapted(command) + " --port " + port + " --nocluster --rootdir root");
    }

    @Override
    void deploy() {
        // The command has deployed the application.
    }

    @Override
    boolean deploysAtRunTime() {
        return false;
    }

    @Override
    void undeploy(Process server) {
        server.destroy();
    }

    @Override
    String log() {
        return "console.log";
    }
}
