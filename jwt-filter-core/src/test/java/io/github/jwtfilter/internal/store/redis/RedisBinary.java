package io.github.jwtfilter.internal.store.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The program {@code redis-server}: that of the system, otherwise that of the Maven artifact {@code embedded-redis}. */
final class RedisBinary {
    private static final Map<String, String> EMBEDDED = Map.of(
            "linux amd64", "redis-server-6.2.6-v5-linux-amd64",
            "linux aarch64", "redis-server-6.2.7-linux-arm64",
            "mac os x x86_64", "redis-server-6.2.6-v5-darwin-amd64",
            "mac os x aarch64", "redis-server-6.2.6-v5-darwin-arm64");

    private static final Optional<Path> PROGRAM = Stream.of(system(), embedded())
            .flatMap(Optional::stream)
            .filter(RedisBinary::works)
            .findFirst();

    private RedisBinary() {}

    /** Returns the program, or skips the test. */
    static Path program() {
        Assumptions.assumeTrue(
                PROGRAM.isPresent(),
                "no redis-server for this platform; install Redis 6 or later, for example apt-get install redis-server");
        return PROGRAM.get();
    }

    private static Optional<Path> system() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> embedded() {
        String platform =
                (System.getProperty("os.name") + " " + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
        try (InputStream content =
                RedisBinary.class.getResourceAsStream("/" + EMBEDDED.getOrDefault(platform, "none"))) {
            if (content == null) {
                return Optional.empty();
            }
            Path file = Files.createTempDirectory("redis").resolve("redis-server");
            Files.write(file, content.readAllBytes());
            file.toFile().deleteOnExit();
            file.getParent().toFile().deleteOnExit();
            return file.toFile().setExecutable(true) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean works(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
