package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server that is configured, started and used with the commands and files of its page in docs/containers. */
abstract class DocumentedServer {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    final ContainerPage page;
    final Path base;
    final int port = FreePort.find();
    final Map<String, String> environment = new LinkedHashMap<>();

    private final ServerKind.Api api;

    /** Creates a server with a new base directory, which also is the working directory of all commands. */
    DocumentedServer(String page, ServerKind.Api api) {
        this.page = ContainerPage.of(page);
        this.api = api;
        base = TestFiles.newBase(page + "-page");
        environment.put("JAVA_HOME", JAVA_HOME.toString());
    }

    ServerKind.Api api() {
        return api;
    }

    /** Creates the files that the server requires, and those of the page. */
    abstract void configure() throws IOException;

    /** The command that starts the server. */
    abstract List<String> command() throws IOException;

    /** Deploys {@code legacy.war}, which is in the base directory, to the running server. */
    abstract void deploy() throws IOException;

    /** Whether {@link #deploy} has an effect, and {@link #undeploy} leaves the server running. */
    boolean deploysAtRunTime() {
        return true;
    }

    /** Undeploys the application. */
    abstract void undeploy(Process server) throws IOException;

    /** The process that runs Java, which may be one that the command has started. */
    ProcessHandle java(Process server) {
        return server.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(server.toHandle());
    }

    /** The log that the page names: the start of its path below the base directory. */
    abstract String log();

    /** The log of the startup lines that the page names, likewise. */
    String startupLog() {
        return log();
    }

    static Path java() {
        return JAVA_HOME.resolve("bin/java");
    }

    /** Text of the page in which the directory of the settings is that of the test. */
    final String adapted(String block) {
        return block.replace(ContainerPage.SETTINGS_DIRECTORY, base.resolve("etc") + "/");
    }

    final void write(Path file, String block) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, adapted(block));
    }

    /** Runs commands of the page in the base directory. */
    final void run(String commands) throws IOException {
        Path output = base.resolve("commands.log");
        Process process = process("sh", "-e", "-c", adapted(commands))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor())
                    .as("%s%n%s", commands, Files.readString(output, StandardCharsets.UTF_8))
                    .isZero();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during " + commands, e);
        }
    }

    /** A process in the base directory with the variables of the page. */
    final ProcessBuilder process(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(base.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
