package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** A server in a separate process, which listens on the loopback address. */
final class RunningServer implements AutoCloseable {

    private final Process process;
    private final ServerLog log;
    private final int port;

    private RunningServer(Process process, ServerLog log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static RunningServer start(Distribution distribution, Path base, List<String> systemProperties) {
        ServerLog log = new ServerLog(base.resolve("console.log"));
        Process process = launch(command(distribution, base, systemProperties), base, log);
        // The server must not outlive the tests, even if they are aborted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            Matcher ready = log.await(distribution.ready(), process::isAlive);
            return new RunningServer(process, log, Integer.parseInt(ready.group(1)));
        } catch (Throwable e) {
            process.destroyForcibly();
            throw e;
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    ServerLog log() {
        return log;
    }

    /** Terminates the server (SIGTERM), and fails if it does not exit. */
    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(Await.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("the server has stopped; its log:%n%s", log.text())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a server stopped", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Distribution distribution, Path base, List<String> systemProperties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
        command.addAll(systemProperties);
        command.addAll(distribution.arguments(base));
        return command;
    }

    private static Process launch(List<String> command, Path base, ServerLog log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.file().toFile());
        // Otherwise some file names in archives could not be represented in the file system.
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
