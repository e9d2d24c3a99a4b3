package io.github.jwtfilter.internal.jwks.file;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES384;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.HS256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.HS384;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of keystores, and of secrets and passwords in separate files. */
class ChangedSecretsTest {
    private static final String ONE = "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA";
    private static final String TWO = "kT8+zR3vQ6yN1mXb5wLc9hJf2dGsPaUe";

    private final LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
    private KeyFolder folder;

    @BeforeEach
    void createFolder(@TempDir Path directory) {
        folder = new KeyFolder(directory);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void a_changed_secret_is_followed_and_never_shown() {
        folder.write("secret", ONE + "\n");
        ManuallyPolledKeys keys = folder.open("keys.secret = ${file:secret}");
        KeySet first = keys.current();

        folder.write("secret", TWO + "\n");
        keys.pollTwice();

        assertThat(keys.current()).isNotSameAs(first);
        assertThat(lines.only())
                .isEqualTo("INFO The keys have changed; now in use: 1 key")
                .doesNotContain(ONE)
                .doesNotContain(TWO);
    }

    @Test
    void a_longer_secret_brings_its_algorithms_along() {
        folder.write("secret", ONE);
        ManuallyPolledKeys keys = folder.open("keys.secret = ${file:secret}");
        assertThat(keys.algorithms()).containsExactly(HS256);

        folder.write("secret", ONE + TWO.substring(16));
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(HS256, HS384);
    }

    @Test
    void with_a_secret_that_has_become_too_short_the_last_good_one_stays_in_use() {
        folder.write("secret", ONE);
        ManuallyPolledKeys keys = folder.open("keys.secret = ${file:secret}");
        KeySet first = keys.current();

        folder.write("secret", "hunter2");
        keys.pollTwice();
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.only()).contains("keys.secret: is a secret of 7 bytes").doesNotContain("hunter2");
    }

    @Test
    void a_public_key_put_in_place_of_the_secret_is_no_key() {
        folder.write("secret", ONE);
        ManuallyPolledKeys keys = folder.open("keys.secret = ${file:secret}");
        KeySet first = keys.current();

        folder.write("secret", StoredText.pem(TestKeys.RSA));
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.only()).startsWith("WARNING The keys have changed and are invalid");
    }

    @Test
    void with_an_empty_missing_or_binary_secret_file_the_last_good_one_stays_in_use() throws IOException {
        folder.write("secret", ONE);
        ManuallyPolledKeys keys = folder.open("keys.secret = ${file:secret}");
        KeySet first = keys.current();

        folder.write("secret", "");
        keys.pollTwice();
        Files.delete(folder.path("secret"));
        keys.pollTwice();
        folder.write("secret", "äöü".repeat(20).getBytes(ISO_8859_1));
        keys.pollTwice();
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.all()).hasSize(3);
        assertThat(lines.all().get(0)).contains("keys.secret: the value results in an empty text");
        assertThat(lines.all().get(1))
                .contains("keys.secret: the value names the file \"secret\", which cannot be read");
        assertThat(lines.all().get(2)).contains("keys.secret: the value names the file \"secret\", which is not UTF-8");
    }

    @Test
    void a_secret_from_the_system_properties_is_followed() {
        folder.environment.withProperty("secret", ONE);
        ManuallyPolledKeys keys = folder.open("keys.secret = ${sys:secret}");
        KeySet first = keys.current();

        folder.environment.withProperty("secret", TWO);
        keys.pollTwice();

        assertThat(keys.current()).isNotSameAs(first);
    }

    @Test
    void a_keystore_and_its_password_change_one_after_the_other() {
        folder.write("keys.p12", StoredText.keystore("first-password", TestKeys.P_256));
        folder.write("password", "first-password");
        ManuallyPolledKeys keys = folder.open("keys.keystore = keys.p12", "keys.keystore.password = ${file:password}");
        assertThat(keys.algorithms()).containsExactly(ES256);

        folder.write("keys.p12", StoredText.keystore("second-password", TestKeys.P_384));
        keys.pollTwice();
        assertThat(keys.algorithms()).containsExactly(ES256);
        assertThat(lines.only()).contains("keys.keystore.password: the password does not open the keystore");

        folder.write("password", "second-password");
        keys.pollTwice();
        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(2).noneMatch(line -> line.contains("second-password"));
    }

    @Test
    void the_value_of_an_expression_for_a_missing_location_is_not_shown() {
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));
        folder.environment.withProperty("location", "key.pem");
        ManuallyPolledKeys keys = folder.open("keys.public-key = ${sys:location}");

        folder.environment.withProperty("location", "hunter2");
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(ES256);
        assertThat(lines.only()).contains("\\u0024{sys:location}").doesNotContain("hunter2", "${");
    }
}
