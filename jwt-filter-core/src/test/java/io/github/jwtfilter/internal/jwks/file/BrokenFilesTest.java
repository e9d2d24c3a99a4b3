package io.github.jwtfilter.internal.jwks.file;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES384;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusable files: the last valid keys remain in effect, and the reason is logged once. */
class BrokenFilesTest {
    private static final String P_256 = StoredText.pem(TestKeys.P_256);

    private final LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
    private KeyFolder folder;
    private ManuallyPolledKeys keys;
    private KeySet good;

    @BeforeEach
    void openGoodKeys(@TempDir Path directory) {
        folder = new KeyFolder(directory);
        folder.write("key.pem", P_256);
        keys = folder.open("keys.public-key = key.pem");
        good = keys.current();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-----BEGIN PUBLIC KEY-----\nMFkw", "<html>it works</html>", "\u0000\u0000\u0000\u0000"})
    void with_a_broken_file_the_last_good_keys_stay_in_use_and_one_report_is_logged(String content) {
        folder.write("key.pem", content);

        keys.poll();
        assertThat(lines.all()).as("it may be written by half").isEmpty();
        keys.poll();
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only())
                .startsWith("WARNING The keys have changed and are invalid, the previous ones remain in use: "
                        + "jwt-filter.properties:3: keys.public-key: key.pem");
    }

    @Test
    void the_health_of_a_broken_file_has_the_reason_and_the_age_of_the_keys_in_use() {
        keys.nanoTime = TimeUnit.SECONDS.toNanos(7);
        keys.poll();
        assertThat(health()).hasToString("CURRENT keys.public-key = key.pem, 1 key, 0s old");

        folder.write("key.pem", "");
        keys.nanoTime = TimeUnit.SECONDS.toNanos(10);
        keys.poll();
        assertThat(health())
                .as("it may be written by half")
                .hasToString("CURRENT keys.public-key = key.pem, 1 key, 3s old");
        keys.poll();
        keys.nanoTime = TimeUnit.SECONDS.toNanos(20);
        keys.poll();

        assertThat(health().state()).isEqualTo(KeyHealth.State.STALE);
        assertThat(health().age()).contains(Duration.ofSeconds(13));
        assertThat(health().keys()).isEqualTo(1);
        assertThat(health().failure().orElseThrow()).startsWith("jwt-filter.properties:3: keys.public-key: key.pem");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_health_is_restored_with_the_file(boolean changed) {
        folder.write("key.pem", "");
        keys.pollTwice();

        folder.write("key.pem", changed ? StoredText.pem(TestKeys.P_384) : P_256);
        keys.pollTwice();

        assertThat(health()).hasToString("CURRENT keys.public-key = key.pem, 1 key, 0s old");
    }

    private KeyHealth health() {
        return keys.keys.health();
    }

    @Test
    void a_file_in_another_charset_is_broken() {
        folder.write("key.pem", P_256.getBytes(UTF_16));
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("is in UTF-16");
    }

    @Test
    void a_nul_within_the_key_breaks_it() {
        folder.write("key.pem", P_256.replace("MFkw", "MF\u0000kw"));
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("is not complete base64");
    }

    @Test
    void with_a_deleted_file_the_last_good_keys_stay_in_use_until_it_exists_again() throws IOException {
        Files.delete(folder.path("key.pem"));
        keys.pollTwice();
        keys.pollTwice();
        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("there is no file").contains("key.pem");

        folder.write("key.pem", P_256);
        keys.pollTwice();
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).isEqualTo("INFO The keys are again identical to those in use");
    }

    @Test
    void with_a_directory_in_place_of_the_file_the_last_good_keys_stay_in_use() throws IOException {
        Files.delete(folder.path("key.pem"));
        Files.createDirectory(folder.path("key.pem"));
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("key.pem is a directory");
    }

    @Test
    void with_a_dangling_symbolic_link_the_last_good_keys_stay_in_use() throws IOException {
        folder.link("key.pem", "gone.pem");
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("there is no file");
    }

    @Test
    void a_huge_file_is_rejected_by_its_first_bytes() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(folder.path("key.pem").toFile(), "rw")) {
            huge.setLength(100L * 1024 * 1024);
        }
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("is larger than 262144 bytes");
    }

    @Test
    void another_fault_is_reported_again() throws IOException {
        folder.write("key.pem", "");
        keys.pollTwice();
        Files.delete(folder.path("key.pem"));
        keys.pollTwice();
        folder.write("key.pem", "");
        keys.pollTwice();

        assertThat(lines.all()).hasSize(3).allMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void a_repaired_file_is_reloaded() {
        folder.write("key.pem", "");
        keys.pollTwice();
        folder.write("key.pem", StoredText.pem(TestKeys.P_384));
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).startsWith("INFO The keys have changed");
    }

    @Test
    void restored_content_is_reported_as_identical_to_the_keys_in_use() {
        String second = StoredText.pem(TestKeys.P_384);
        folder.write("key.pem", second);
        keys.pollTwice();
        KeySet taken = keys.current();
        folder.write("key.pem", "");
        keys.pollTwice();
        folder.write("key.pem", second);
        keys.pollTwice();
        assertThat(keys.current()).isSameAs(taken);
        assertThat(lines.all()).hasSize(3);
        assertThat(lines.all().get(2)).contains("again identical to those in use");

        folder.write("key.pem", P_256);
        keys.pollTwice();
        assertThat(keys.algorithms()).containsExactly(ES256);
        assertThat(lines.all()).hasSize(4);
    }

    @Test
    void one_broken_file_of_two_spoils_both() {
        folder.write("other.pem", StoredText.pem(TestKeys.P_521));
        ManuallyPolledKeys both = folder.open("keys.public-key = key.pem, other.pem");
        KeySet first = both.current();

        folder.write("key.pem", StoredText.pem(TestKeys.P_384));
        folder.write("other.pem", "");
        both.pollTwice();

        assertThat(both.current()).isSameAs(first);
        assertThat(lines.only()).contains("other.pem is empty").doesNotContain("key.pem, block");
    }

    @Test
    void a_private_key_put_in_place_of_the_public_one_is_rejected() {
        folder.write("key.pem", P_256.replace("PUBLIC KEY", "PRIVATE KEY"));
        keys.pollTwice();

        assertThat(keys.current()).isSameAs(good);
        assertThat(lines.only()).contains("is a private key").doesNotContain(P_256.substring(40, 60));
    }

    @Test
    void many_faults_are_truncated() {
        folder.write("key.pem", "-----BEGIN PUBLIC KEY-----\n".repeat(2000));
        keys.pollTwice();

        assertThat(lines.only())
                .contains("key.pem, block 10 (PUBLIC KEY), is not complete base64")
                .doesNotContain("block 11")
                .endsWith(" | and 1990 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"keys\":[]}", "{\"keys\":[", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldA\"}]}"})
    void with_a_jwk_set_without_usable_keys_the_last_good_ones_stay_in_use(String content) {
        folder.write("jwks.json", StoredText.jwks(StoredText.ec(TestKeys.P_256, "one")));
        ManuallyPolledKeys jwks = folder.open("keys.jwks-file = jwks.json");

        folder.write("jwks.json", content);
        jwks.pollTwice();

        assertThat(jwks.algorithms()).containsExactly(ES256);
        assertThat(lines.only())
                .startsWith("WARNING The keys have changed and are invalid")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void a_jwk_set_with_one_broken_member_provides_the_others() {
        folder.write("jwks.json", StoredText.jwks(StoredText.ec(TestKeys.P_256, "one")));
        ManuallyPolledKeys jwks = folder.open("keys.jwks-file = jwks.json");

        String other = StoredText.ec(TestKeys.P_384, "two").toJSONString();
        folder.write("jwks.json", "{\"keys\":[" + other + ",{\"kty\":\"EC\",\"kid\":\"odd\"}]}");
        jwks.pollTwice();

        assertThat(jwks.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).startsWith("WARNING The keys: ").contains("(kid \"odd\")", "it is ignored");
    }

    @Test
    void keys_that_fit_none_of_the_listed_algorithms_are_rejected() {
        ManuallyPolledKeys listed = folder.open("keys.public-key = key.pem", "algorithms = ES256");

        folder.write("key.pem", StoredText.pem(TestKeys.RSA));
        listed.pollTwice();

        assertThat(listed.algorithms()).containsExactly(ES256);
        assertThat(lines.only()).contains("jwt-filter.properties:4: algorithms: no key fits [ES256]");
    }

    @Test
    void keys_that_fit_some_of_the_listed_algorithms_are_used() {
        ManuallyPolledKeys listed = folder.open("keys.public-key = key.pem", "algorithms = ES256, ES384");

        folder.write("key.pem", StoredText.pem(TestKeys.P_384));
        listed.pollTwice();

        assertThat(listed.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).contains("algorithms: no key fits [ES256]");
    }
}
