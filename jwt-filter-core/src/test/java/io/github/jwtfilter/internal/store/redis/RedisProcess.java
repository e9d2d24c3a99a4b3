package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** A Redis server on a free port of the loopback interface, with its files in a temporary directory. */
final class RedisProcess implements AutoCloseable {
    private final Path directory;
    private final int port = FreePort.find();
    private final List<String> options = new ArrayList<>();
    private volatile @Nullable Process process;

    private final Path program;
    private final Thread cleanup = new Thread(this::kill);

    private RedisProcess(List<String> options) {
        program = RedisBinary.program();
        // For a test run that is canceled.
        Runtime.getRuntime().addShutdownHook(cleanup);
        try {
            directory = Files.createTempDirectory("redis-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.options.addAll(options);
    }

    /** Starts a server with these lines of its configuration. */
    static RedisProcess start(String... configuration) {
        RedisProcess server = new RedisProcess(Arrays.asList(configuration));
        server.restart();
        return server;
    }

    /** Prepares a server that {@link #restart} starts, since the configuration contains its port. */
    static RedisProcess prepare() {
        return new RedisProcess(Collections.emptyList());
    }

    RedisProcess with(String line) {
        options.add(line);
        return this;
    }

    int port() {
        return port;
    }

    Path directory() {
        return directory;
    }

    /** Starts the server, again with its files, and waits until it accepts connections. */
    void restart() {
        Path configuration = directory.resolve("redis.conf");
        List<String> lines = new ArrayList<>(List.of(
                "bind 127.0.0.1",
                "dir " + directory,
                "save \"\"",
                "daemonize no",
                "loglevel warning",
                "protected-mode no"));
        boolean tls = options.stream().anyMatch(line -> line.startsWith("tls-cert-file"));
        lines.add(tls ? "port 0" : "port " + port);
        if (tls) {
            lines.add("tls-port " + port);
        }
        lines.addAll(options);
        List<String> command = new ArrayList<>(List.of(program.toString(), configuration.toString()));
        if (options.stream().anyMatch(line -> line.startsWith("sentinel "))) {
            lines.remove("save \"\"");
            command.add("--sentinel");
        }
        try {
            if (!Files.exists(configuration) || !command.contains("--sentinel")) {
                Files.write(configuration, lines);
            }
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("Redis accepts connections", this::accepts);
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the server without a chance to write its data, as SIGKILL does. */
    void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            try {
                current.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(cleanup);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command with the connection of an administrator, and returns the reply as text. */
    String send(String... command) {
        return send(DefaultJedisClientConfig.builder().build(), command);
    }

    String send(JedisClientConfig config, String... command) {
        try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port), config)) {
            connection.sendCommand(
                    () -> command[0].getBytes(StandardCharsets.US_ASCII),
                    Arrays.copyOfRange(command, 1, command.length));
            return text(connection.getOne());
        }
    }

    private static String text(@Nullable Object reply) {
        if (reply instanceof List) {
            return ((List<?>) reply).stream().map(RedisProcess::text).toList().toString();
        }
        return reply instanceof byte[] ? new String((byte[]) reply, StandardCharsets.UTF_8) : String.valueOf(reply);
    }
}
