package io.github.jwtfilter.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A database or Redis in a process of its own, on the loopback address, from the binaries of a Maven artifact. After it was
 * killed, it can be started again with its data.
 */
abstract class StoreServer implements AutoCloseable {
    private final Path directory;
    private final int port = freePort();
    private Process process;

    /** Skips the test where the binaries do not run. */
    StoreServer(String name) {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "SKIPPED: the binaries of " + name + " are for Linux on x86-64");
        try {
            directory = Files.createTempDirectory("jwt-filter-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The server must not outlive the tests, even if they are aborted.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns the settings with which an application uses this store. */
    abstract Map<String, String> settings();

    abstract List<String> command();

    /** Returns whether the server processes commands. */
    abstract boolean responds();

    final Path directory() {
        return directory;
    }

    final int port() {
        return port;
    }

    /** Starts the server, and returns when it processes commands. */
    final void start() {
        boolean ready = Await.until(Boolean::booleanValue, Await.LIMIT, () -> {
            // After a crash, processes of the old server may still prevent the start for a moment.
            if (process == null || !process.isAlive()) {
                process = launch();
            }
            return responds();
        });
        if (!ready) {
            throw new AssertionError("the store did not start; its log:\n" + new ServerLog(log()).text());
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return directory.resolve("log");
    }

    /** Ends the process with SIGKILL, with those that it has started. */
    final void kill() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    @Override
    public final void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The directory for temporary files keeps it.
        }
    }

    /** Copies a resource of the class path into the directory. */
    final Path copy(String resource, String name) throws IOException {
        Path target = directory.resolve(name);
        try (InputStream content = StoreServer.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("not on the class path: " + resource);
            }
            Files.copy(content, target);
        }
        return target;
    }

    /** Runs a program that must succeed. */
    final void run(List<String> program) throws IOException {
        Process started = new ProcessBuilder(program)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!started.waitFor(Await.LIMIT.toSeconds(), TimeUnit.SECONDS) || started.exitValue() != 0) {
                throw new IOException(program + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns a free port below those of outgoing connections, so that no other program gets it before a restart. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // The next one may be free.
            }
        }
    }
}
