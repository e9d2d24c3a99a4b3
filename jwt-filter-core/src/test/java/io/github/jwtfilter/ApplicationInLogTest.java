package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are not about a request: several applications of a server may write them to one log. */
class ApplicationInLogTest {
    private static final long LIMIT_SECONDS = 180;

    @TempDir
    private Path directory;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Logger logger = Logger.getLogger("io.github.jwtfilter.internal.jwks.remote");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @AfterEach
    void end() {
        logger.removeHandler(handler);
    }

    @Test
    void a_line_about_a_failed_fetch_contains_the_application() throws Exception {
        Path settings = Files.writeString(
                directory.resolve("jwt-filter.properties"),
                "issuer = https://idp.example.com\naudience = a\nkeys.jwks-uri = http://127.0.0.1:1/keys\n");
        logger.addHandler(handler);
        ServletDeployment deployment = ServletDeployment.usual().at("/shop");
        try (Guard guard = GuardFactory.create(SettingsReader.read(settings), Clock.systemUTC(), deployment)) {
            guard.start("/shop");

            assertThat(lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).startsWith("Application /shop: ");
        }
    }
}
