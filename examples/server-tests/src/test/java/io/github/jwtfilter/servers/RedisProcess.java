package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis that writes each change to its file before it confirms it. */
final class RedisProcess extends StoreServer {
    private static final int READ_TIMEOUT_MILLIS = 5_000;

    private final Path program;

    RedisProcess() {
        super("redis");
        try {
            program = copy("/redis-server-6.2.6-v5-linux-amd64", "redis-server");
            run(List.of("chmod", "755", program.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> settings() {
        return Map.of("session.store", "redis", "store.redis.url", "redis://127.0.0.1:" + port());
    }

    @Override
    List<String> command() {
        return List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port()),
                "--dir",
                directory().toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always");
    }

    /** It accepts connections before it has read its file. */
    @Override
    boolean responds() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return "+PONG".equals(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }
}
