package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** GlassFish, configured by {@code asadmin}. */
final class DocumentedGlassFish extends DocumentedServer {
    private final Path home;
    private final int portBase = port - 80;

    DocumentedGlassFish(Path home) {
        super("glassfish", ServerKind.Api.JAKARTA);
        this.home = home;
        environment.put("AS_JAVA", environment.get("JAVA_HOME"));
    }

    @Override
    void configure() throws IOException {
        Files.createDirectories(base.resolve("bin"));
        Path asadmin = base.resolve("bin/asadmin");
        Files.writeString(
                asadmin,
                "exec sh " + home.resolve("glassfish/bin/asadmin") + " --port " + (portBase + 48) + " \"$@\"\n");
        asadmin.toFile().setExecutable(true);
        environment.put("PATH", asadmin.getParent() + ":" + java().getParent() + ":" + System.getenv("PATH"));
        run("asadmin create-domain --nopassword --domaindir domains --portbase " + portBase + " legacy\n"
                + "asadmin start-domain --domaindir domains legacy\n"
                + page.block("Settings", "sh")
                + "asadmin stop-domain --domaindir domains legacy\n");
    }

    @Override
    List<String> command() {
        return List.of("sh", "-c", "exec asadmin start-domain --verbose --domaindir domains legacy");
    }

    @Override
    void deploy() throws IOException {
        run(page.block("Logging", "sh") + page.block("Settings", "sh", 1));
    }

    /** {@code asadmin} reports a rejected deployment by its exit status; {@link ContainersIT} has such deployments. */
    @Override
    boolean deploysAtRunTime() {
        return false;
    }

    @Override
    void undeploy(Process server) throws IOException {
        run(page.block("Undeployment", "sh"));
    }

    @Override
    String log() {
        return "domains/legacy/logs/server.log";
    }
}
