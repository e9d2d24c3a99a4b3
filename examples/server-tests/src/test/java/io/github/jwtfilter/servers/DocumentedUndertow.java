package io.github.jwtfilter.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that starts Undertow and registers the filter with the lines of the page. */
final class DocumentedUndertow extends DocumentedServer {
    private static final String PROGRAM = "UndertowProgram.java";

    DocumentedUndertow() {
        super("undertow", ServerKind.Api.JAVAX);
        environment.put("PATH", java().getParent() + ":" + System.getenv("PATH"));
    }

    @Override
    void configure() throws IOException {
        try (InputStream in = DocumentedUndertow.class.getResourceAsStream("launchers/" + PROGRAM)) {
            String program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(base.resolve(PROGRAM), program.replace("// page", page.block("Settings", "java")));
        }
        War war = War.copyOf(base.resolve("legacy.war"));
        Path root = Files.createDirectory(base.resolve("root"));
        Files.write(root.resolve("index.html"), war.bytes("index.html"));
        Path dropIn = base.resolve("drop-in.jar");
        Files.write(dropIn, war.bytes("WEB-INF/lib/" + war.libraries().get(0)));
        environment.put(
                "PROGRAM",
                String.join(
                        " ",
                        "-cp",
                        TestFiles.undertow("undertow-2.2").resolve("*") + File.pathSeparator + dropIn,
                        PROGRAM,
                        Integer.toString(port),
                        root.toString()));
    }

    @Override
    List<String> command() {
        return List.of("sh", "-c", "exec " + adapted(page.block("Settings", "sh")));
    }

    @Override
    void deploy() {
        // The program has deployed the application.
    }

    @Override
    boolean deploysAtRunTime() {
        return false;
    }

    @Override
    void undeploy(Process server) throws IOException {
        server.getOutputStream().close();
    }

    @Override
    String log() {
        return "console.log";
    }
}
