package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a separate program, whose class path contains the drivers and Jedis, as that of an application does. */
class UndeploymentTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.store = memory",
                "session.store = memory\naudit = all\nevents.listeners = io.github.jwtfilter.fixture.HangingListener",
                "session.store = memory\nmode = report-only",
                "session.store = jdbc\nstore.jdbc.url = jdbc:h2:mem:undeployed\nstore.jdbc.create = true",
                "session.store = jdbc\nstore.jdbc.url = jdbc:postgresql://127.0.0.1:1/app",
                "session.store = redis\nstore.redis.url = redis://127.0.0.1:1",
                "session.store = redis\nstore.redis.mode = cluster\nstore.redis.url = redis://127.0.0.1:1"
            })
    void a_closed_guard_with_stores_leaves_nothing(String store) throws Exception {
        Path settings = Files.writeString(
                directory.resolve("app.properties"),
                store + "\nsession.name = app\nsession.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n");
        Path output = directory.resolve("output");
        String classPath = System.getProperty("java.class.path");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file=" + Path.of("src/test/resources/logging.properties"),
                        "-cp",
                        classPath,
                        UndeployedProgram.class.getName(),
                        classPath,
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(output)
                .hasContent("registered: MBeans true, meters true;"
                        + " remaining: threads 0, MBeans 0, meters 0, class loader false");
    }
}
