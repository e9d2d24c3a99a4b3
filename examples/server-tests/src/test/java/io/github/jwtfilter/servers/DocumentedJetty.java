package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jetty, started by its {@code start.jar}. */
final class DocumentedJetty extends DocumentedServer {
    private final Path home;
    private final String modules;

    DocumentedJetty(ServerKind.Api api, Path home, String modules) {
        super("jetty", api);
        this.home = home;
        this.modules = modules;
        environment.put("JETTY_HOME", home.toString());
        environment.put("JETTY_BASE", base.toString());
        environment.put("PATH", java().getParent() + ":" + System.getenv("PATH"));
    }

    @Override
    void configure() throws IOException {
        Files.createDirectory(base.resolve("webapps"));
        write(base.resolve("start.d/jwt-filter.ini"), page.block("Settings", "ini"));
        run(page.block("Logging", "sh"));
    }

    @Override
    List<String> command() {
        // Jetty 12 assigns properties after a module of an environment to that environment.
        return List.of(
                java().toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.resolve("start.jar").toString(),
                "jetty.home=" + home,
                "jetty.base=" + base,
                "jetty.http.host=127.0.0.1",
                "jetty.http.port=" + port,
                "jetty.deploy.scanInterval=1",
                "--module=" + modules);
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
        return "logs/";
    }
}
