package io.github.jwtfilter.internal.jwks.file;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES384;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.HS256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeySourcesTest {
    private static final String SECRET = "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA";

    private final LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));
    private final AtomicLong nanos = new AtomicLong();
    private KeyFolder folder;

    @BeforeEach
    void createFolder(@TempDir Path directory) {
        folder = new KeyFolder(directory);
    }

    @AfterEach
    void end() {
        scheduler.close();
        lines.close();
    }

    @Test
    void a_secret_written_in_the_settings_is_fixed() {
        KeySource keys = open(folder.load("keys.secret = " + SECRET));

        assertThat(keys).isInstanceOf(FixedKeys.class);
        assertThat(keys.description()).isEqualTo("1 key");
        assertThat(keys.algorithms()).containsExactly(HS256);
    }

    @Test
    void a_secret_with_an_escaped_dollar_is_fixed() {
        assertThat(open(folder.load("keys.secret = " + SECRET + "$${env:X}"))).isInstanceOf(FixedKeys.class);
    }

    @Test
    void a_secret_behind_an_expression_is_watched() {
        folder.write("secret", SECRET);
        KeySource keys = open(folder.load("keys.secret = ${file:secret}"));

        assertThat(keys).isInstanceOf(ReloadingKeySource.class);
        assertThat(keys.algorithms()).containsExactly(HS256);
    }

    @Test
    void files_and_keystores_are_watched() {
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));
        folder.write(
                "jwks.json",
                StoredText.jwks(StoredText.ec(TestKeys.P_256, "one"), StoredText.ec(TestKeys.P_384, "two")));
        folder.write("keys.p12", StoredText.keystore("password", TestKeys.P_256));

        assertThat(open(folder.load("keys.public-key = key.pem"))).isInstanceOf(ReloadingKeySource.class);
        assertThat(open(folder.load("keys.jwks-file = jwks.json")).description())
                .isEqualTo("2 keys, reloaded on change");
        assertThat(open(folder.load("keys.keystore = keys.p12", "keys.keystore.password = password")))
                .isInstanceOf(ReloadingKeySource.class);
    }

    @Test
    void describes_the_setting_without_the_value_of_an_expression() {
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));

        assertThat(open(folder.load("keys.secret = " + SECRET)).health().location())
                .isEqualTo("keys.secret");
        assertThat(open(folder.load("keys.public-key = key.pem")).health().location())
                .isEqualTo("keys.public-key = key.pem");
        assertThat(open(folder.load("keys.public-key = ${env:NONE:-key.pem}"))
                        .health()
                        .location())
                .isEqualTo("keys.public-key = ${env:NONE:-key.pem}");
    }

    @Test
    void problems_of_the_first_keys_are_reported_as_problems_of_the_settings() {
        LoadedSettings loaded = folder.load("keys.public-key = none.pem");

        KeySource keys = open(loaded);

        assertThat(keys.current().value().keys()).isEmpty();
        assertThat(loaded.problems().all()).singleElement().matches(Problem::error);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void the_scheduler_reloads_a_changed_file() throws Exception {
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));
        KeySource keys = open(folder.load("keys.public-key = key.pem"));
        CountDownLatch followed = new CountDownLatch(1);
        scheduler.eachTick(() -> {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            if (keys.algorithms().contains(ES384)) {
                followed.countDown();
            }
        });
        assertThat(keys.algorithms()).containsExactly(ES256);

        folder.write("key.pem", StoredText.pem(TestKeys.P_384));
        scheduler.start();

        assertThat(followed.await(3, TimeUnit.MINUTES)).isTrue();
        assertThat(keys.algorithms()).containsExactly(ES384).isEqualTo(current(keys));
    }

    private static Set<JwsAlgorithm> current(KeySource keys) {
        return keys.current().value().algorithms();
    }

    private KeySource open(LoadedSettings loaded) {
        return FileKeySources.open(loaded.settings().issuers().get(0), loaded, folder.clock, scheduler, nanos::get);
    }
}
