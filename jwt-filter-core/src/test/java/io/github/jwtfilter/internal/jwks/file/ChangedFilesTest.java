package io.github.jwtfilter.internal.jwks.file;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES384;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaces valid key files by other valid key files in different ways. */
class ChangedFilesTest {
    private static final String P_256 = StoredText.pem(TestKeys.P_256);
    private static final String P_384 = StoredText.pem(TestKeys.P_384);

    private final LoggedLines lines = LoggedLines.of(ReloadingKeySource.class);
    private KeyFolder folder;

    @BeforeEach
    void createFolder(@TempDir Path directory) {
        folder = new KeyFolder(directory);
        folder.write("key.pem", P_256);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void unchanged_files_are_not_reloaded() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        KeySet first = keys.current();

        assertThat(keys.poll()).isFalse();
        folder.write("key.pem", P_256); // the same content again
        assertThat(keys.poll()).isFalse();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void a_change_is_applied_after_two_identical_reads() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        folder.write("key.pem", P_384);

        assertThat(keys.poll()).as("another look is wanted soon").isTrue();
        assertThat(keys.algorithms()).containsExactly(ES256);
        assertThat(lines.all()).isEmpty();

        assertThat(keys.poll()).isFalse();
        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(keys.current().algorithms()).containsExactly(ES384);
        assertThat(lines.only()).isEqualTo("INFO The keys have changed; now in use: 1 key");
    }

    @Test
    void a_partially_written_file_is_not_applied() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");

        folder.write("key.pem", "");
        assertThat(keys.poll()).isTrue();
        folder.write("key.pem", P_384.substring(0, 60));
        assertThat(keys.poll()).isTrue();
        folder.write("key.pem", P_384);
        assertThat(keys.poll()).isTrue();
        assertThat(keys.algorithms()).containsExactly(ES256);
        assertThat(keys.poll()).isFalse();

        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void a_change_that_is_reverted_before_the_second_read_is_not_applied() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        KeySet first = keys.current();

        folder.write("key.pem", P_384);
        keys.poll();
        folder.write("key.pem", P_256);
        assertThat(keys.poll()).isFalse();
        folder.write("key.pem", P_384);
        assertThat(keys.poll()).as("has to be seen twice in a row").isTrue();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void a_file_renamed_over_the_old_one_is_followed() throws IOException {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");

        folder.replace("key.pem", P_384);
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(ES384);
    }

    @Test
    void a_symbolic_link_to_another_directory_is_followed() throws IOException {
        Files.createDirectory(folder.path("..1"));
        Files.createDirectory(folder.path("..2"));
        folder.write("..1/jwks.json", StoredText.jwks(StoredText.ec(TestKeys.P_256, "one")));
        folder.write("..2/jwks.json", StoredText.jwks(StoredText.ec(TestKeys.P_384, "two")));
        folder.link("..data", "..1");
        Files.createSymbolicLink(folder.path("jwks.json"), Path.of("..data/jwks.json"));
        ManuallyPolledKeys keys = folder.open("keys.jwks-file = jwks.json");

        folder.link("..data", "..2");
        keys.pollTwice();

        assertThat(keys.current().keys()).extracting(VerificationKey::keyId).containsExactly("two");
    }

    @Test
    void other_content_of_the_same_size_and_date_is_noticed() throws IOException {
        FileTime date = FileTime.from(Instant.parse("2026-05-01T00:00:00Z"));
        String one = StoredText.pem(TestKeys.RSA);
        String two = StoredText.pem(TestKeys.OTHER_RSA);
        folder.write("key.pem", one);
        Files.setLastModifiedTime(folder.path("key.pem"), date);
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        KeySet first = keys.current();

        folder.write("key.pem", two);
        Files.setLastModifiedTime(folder.path("key.pem"), date);
        assertThat(two).hasSameSizeAs(one);
        keys.pollTwice();

        assertThat(keys.current()).isNotSameAs(first);
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void a_file_deleted_and_created_anew_is_followed() throws IOException {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");

        Files.delete(folder.path("key.pem"));
        keys.poll();
        folder.write("key.pem", P_384);
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void carriage_returns_and_a_byte_order_mark_are_accepted() {
        folder.write("jwks.json", StoredText.jwks(StoredText.ec(TestKeys.P_256, "one")));
        ManuallyPolledKeys pem = folder.open("keys.public-key = key.pem");
        ManuallyPolledKeys jwks = folder.open("keys.jwks-file = jwks.json");

        folder.write("key.pem", "\ufeff" + P_384.replace("\n", "\r\n"));
        folder.write("jwks.json", "\ufeff" + StoredText.jwks(StoredText.ec(TestKeys.P_384, "two")) + "\r\n");
        pem.pollTwice();
        jwks.pollTwice();

        assertThat(pem.algorithms()).containsExactly(ES384);
        assertThat(jwks.algorithms()).containsExactly(ES384);
    }

    @Test
    void a_key_of_another_type_is_loaded() {
        folder.write("key.pem", StoredText.certificate(TestKeys.RSA));
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        assertThat(keys.algorithms()).contains(RS256);

        folder.write("key.pem", StoredText.certificate(TestKeys.P_256));
        keys.pollTwice();

        assertThat(keys.algorithms()).containsExactly(ES256);
    }

    @Test
    void several_files_are_applied_together() {
        folder.write("other.pem", StoredText.pem(TestKeys.P_521));
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem, other.pem");

        folder.write("key.pem", P_384);
        assertThat(keys.poll()).isTrue();
        folder.write("other.pem", P_256);
        assertThat(keys.poll()).as("not the same as a look before").isTrue();
        assertThat(keys.poll()).isFalse();

        assertThat(keys.algorithms()).containsExactly(ES256, ES384);
        assertThat(lines.only()).endsWith(": 2 keys");
    }

    @Test
    void content_that_moves_from_one_file_to_the_next_is_a_change() {
        folder.write("other.pem", P_384);
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem, other.pem");
        KeySet first = keys.current();

        folder.write("key.pem", P_256 + P_384);
        folder.write("other.pem", StoredText.pem(TestKeys.P_256));
        keys.pollTwice();

        assertThat(keys.current()).isNotSameAs(first);
    }

    @Test
    void adjustments_of_the_clock_have_no_effect() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        KeySet first = keys.current();

        folder.clock.move(Duration.ofHours(-1));
        assertThat(keys.poll()).isFalse();
        folder.clock.move(Duration.ofHours(2));
        assertThat(keys.poll()).isFalse();

        assertThat(keys.current()).isSameAs(first);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void findings_are_reported_with_the_new_keys() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");

        folder.clock.move(Duration.ofDays(3650));
        folder.write("key.pem", StoredText.certificate(TestKeys.P_384));
        keys.pollTwice();
        keys.poll();

        assertThat(keys.algorithms()).containsExactly(ES384);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1))
                .startsWith("WARNING The keys: jwt-filter.properties:3: keys.public-key: key.pem, block 1")
                .contains("expired on");
    }

    @Test
    void renewed_returns_the_keys_loaded_in_the_meantime() {
        ManuallyPolledKeys keys = folder.open("keys.public-key = key.pem");
        KeySet tried = keys.current();
        assertThat(keys.renewed(tried)).isSameAs(tried);

        folder.write("key.pem", P_384);
        keys.pollTwice();

        assertThat(keys.renewed(tried)).isSameAs(keys.current()).isNotSameAs(tried);
    }
}
