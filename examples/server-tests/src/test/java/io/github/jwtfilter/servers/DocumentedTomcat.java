package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tomcat, or TomEE, started by {@code catalina.sh}. */
final class DocumentedTomcat extends DocumentedServer {
    private static final String SERVER_XML = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector address="127.0.0.1" port="%d" protocol="HTTP/1.1"/>
                <Engine name="Catalina" defaultHost="localhost" backgroundProcessorDelay="1">
                  <Host name="localhost" appBase="webapps"/>
                </Engine>
              </Service>
            </Server>
            """;

    private final Path home;

    DocumentedTomcat(String page, ServerKind.Api api, Path home) {
        super(page, api);
        this.home = home;
        environment.put("CATALINA_HOME", home.toString());
        environment.put("CATALINA_BASE", base.toString());
        environment.put("CATALINA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    }

    @Override
    void configure() throws IOException {
        for (String directory : List.of("conf", "logs", "temp", "webapps")) {
            Files.createDirectory(base.resolve(directory));
        }
        for (String file : List.of("web.xml", "logging.properties", "catalina.properties")) {
            Files.copy(home.resolve("conf").resolve(file), base.resolve("conf").resolve(file));
        }
        Files.writeString(base.resolve("conf/server.xml"), SERVER_XML.formatted(port));
        write(base.resolve("bin/setenv.sh"), page.block("Settings", "sh"));
    }

    @Override
    List<String> command() {
        return List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
    }

    @Override
    void deploy() throws IOException {
        run(page.block("Settings", "sh", 1));
    }

    @Override
    void undeploy(Process server) throws IOException {
        run(page.block("Undeployment", "sh"));
    }

    @Override
    String log() {
        return "logs/catalina.";
    }

    @Override
    String startupLog() {
        return "logs/localhost.";
    }
}
