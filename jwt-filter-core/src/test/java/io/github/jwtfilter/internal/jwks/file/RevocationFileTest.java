package io.github.jwtfilter.internal.jwks.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.internal.resource.Resources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid and invalid changes of one revocation file. The test calls each poll and sets the time. */
class RevocationFileTest {
    private static final String NAME = "The file of revoked keys revoked.txt";
    private static final String KEPT = "the keys that it revoked remain revoked";

    private final LoggedLines lines = LoggedLines.of(RevocationFile.class);

    /** Overflows during the test, as {@link System#nanoTime} may. */
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();

    private int changes;
    private KeyFolder folder;
    private RevocationFile file;

    @BeforeEach
    void openFile(@TempDir Path directory) {
        folder = new KeyFolder(directory);
        folder.write("revoked.txt", "k1\nk2\n");
        Resources resources = LocationResources.of(
                folder.path("jwt-filter.properties"), getClass().getClassLoader());
        LongSupplier nanoTime = () -> nanos;
        file = new RevocationFile(
                "revoked.txt",
                RevocationFileContent.read("revoked.txt", "revoked.txt", resources),
                () -> RevocationFileContent.read("revoked.txt", "revoked.txt", resources),
                () -> changes++,
                nanoTime);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void an_unchanged_file_has_no_effect() {
        assertThat(poll(5)).isFalse();
        assertThat(poll(5)).isFalse();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(changes).isZero();
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void an_added_name_is_revoked_after_two_identical_reads() {
        folder.write("revoked.txt", "k1\nk2\nk3\n");

        assertThat(poll(5)).as("another look is wanted soon").isTrue();
        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(poll(1)).isFalse();

        assertThat(file.names()).containsExactly("k1", "k2", "k3");
        assertThat(changes).isEqualTo(1);
        assertThat(lines.only()).isEqualTo("WARNING " + NAME + " now revokes \"k3\"");
    }

    @Test
    void a_removed_name_stays_revoked_until_the_file_is_unchanged_for_the_delay() {
        folder.write("revoked.txt", "k2\n");
        poll(5);
        poll(1);
        assertThat(file.names()).containsExactly("k1", "k2");
        poll(8);
        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.all()).isEmpty();

        poll(1);

        assertThat(file.names()).containsExactly("k2");
        assertThat(lines.only()).isEqualTo("WARNING " + NAME + " no longer revokes \"k1\"");
        poll(5);
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void a_name_is_replaced_without_a_moment_in_which_neither_is_revoked() {
        folder.write("revoked.txt", "k2\nk3\n");
        poll(5);
        poll(1);
        assertThat(file.names()).containsExactly("k1", "k2", "k3");

        poll(10);
        assertThat(file.names()).containsExactly("k2", "k3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# none\n", "#", "\r\n# none"})
    void a_file_with_only_a_comment_revokes_nothing_after_the_delay(String content) {
        folder.write("revoked.txt", content);
        poll(5);
        poll(1);
        poll(5);
        assertThat(file.names()).containsExactly("k1", "k2");

        poll(5);
        assertThat(file.names()).isEmpty();
        assertThat(lines.only()).isEqualTo("WARNING " + NAME + " no longer revokes \"k1\", \"k2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \t\n", "\ufeff"})
    void an_emptied_file_removes_no_revocation(String content) {
        folder.write("revoked.txt", content);
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).startsWith("WARNING " + NAME + " is invalid").contains("the file is empty");
    }

    @Test
    void a_file_that_is_written_slowly_removes_no_revocation() {
        folder.write("revoked.txt", "# names\n");
        poll(5);
        poll(1);
        poll(5);
        folder.write("revoked.txt", "k1\n");
        poll(5);
        poll(1);
        poll(5);
        assertThat(file.names()).containsExactly("k1", "k2");

        folder.write("revoked.txt", "k1\nk2\nk3\n");
        poll(5);
        poll(1);
        poll(10);

        assertThat(file.names()).containsExactly("k1", "k2", "k3");
        assertThat(lines.only()).contains("now revokes \"k3\"");
    }

    @Test
    void a_name_in_a_file_that_changes_all_the_time_is_revoked_all_the_same() {
        for (int i = 0; i < 5; i++) {
            folder.write("revoked.txt", "k1\nk2\nk3\n# " + i + "\nother-" + i + "\n");
            poll(1);
        }

        assertThat(file.names()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void the_first_half_of_a_name_is_not_revoked() {
        folder.write("revoked.txt", "k1\nk2\nk");
        poll(5);
        folder.write("revoked.txt", "k1\nk2\nk3\n");
        poll(1);
        assertThat(file.names()).containsExactly("k1", "k2");

        poll(1);
        assertThat(file.names()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void another_comment_is_no_change() {
        folder.write("revoked.txt", "# seen\nk2\nk1\n");

        assertThat(poll(5)).isFalse();
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void a_deleted_file_removes_no_revocation_and_is_reported_once() throws IOException {
        Files.delete(folder.path("revoked.txt"));
        for (int i = 0; i < 10; i++) {
            poll(5);
        }

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).startsWith("WARNING " + NAME + " is invalid, " + KEPT + ": there is no file");

        folder.write("revoked.txt", "k1\nk2\n");
        poll(5);
        poll(1);
        poll(10);
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).isEqualTo("INFO " + NAME + " can be read again");
    }

    @Test
    void a_recreated_file_without_names_is_applied_after_the_delay() throws IOException {
        Files.delete(folder.path("revoked.txt"));
        poll(5);
        poll(1);
        poll(60);
        folder.write("revoked.txt", "# none");
        poll(5);
        poll(1);
        assertThat(file.names()).containsExactly("k1", "k2");

        poll(10);
        assertThat(file.names()).isEmpty();
    }

    @Test
    void a_directory_in_its_place_removes_no_revocation() throws IOException {
        Files.delete(folder.path("revoked.txt"));
        Files.createDirectory(folder.path("revoked.txt"));
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).contains("is a directory");
    }

    @Test
    void a_huge_file_removes_no_revocation() throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.path("revoked.txt").toFile(), "rw")) {
            huge.setLength(100L * 1024 * 1024);
        }
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).contains("is larger than 262144 bytes");
    }

    @Test
    void zeros_remove_no_revocation() {
        folder.write("revoked.txt", new byte[4096]);
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).contains("line 1 contains an invisible character");
    }

    @Test
    void another_charset_removes_no_revocation() {
        folder.write("revoked.txt", "k2\n".getBytes(UTF_16));
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(lines.only()).contains("line 1 is not UTF-8");
    }

    @Test
    void with_an_unreadable_line_names_are_added_and_none_is_removed() {
        folder.write("revoked.txt", "k3\nk4 k5\n");
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2", "k3");
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(1)).contains("is invalid, " + KEPT + ": line 2 contains more than one name");
        assertThat(lines.all().get(0)).contains("now revokes \"k3\"");

        folder.write("revoked.txt", "k3\nk4\n");
        pollRepeatedly();
        assertThat(file.names()).containsExactly("k3", "k4");
    }

    @Test
    void many_faults_and_names_are_truncated() {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            content.append("name-").append(i).append("\nbad line ").append(i).append('\n');
        }
        folder.write("revoked.txt", content.toString());
        pollRepeatedly();

        assertThat(file.names()).hasSize(2002);
        assertThat(lines.all().get(1)).endsWith(" | and 1990 more").doesNotContain("bad line");
        assertThat(lines.all().get(0)).contains("\"name-9\", and 1990 more").doesNotContain("name-10");
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_ignored() {
        folder.write("revoked.txt", "\ufeffk1\r\nk2\r\n");
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2");
        assertThat(changes).isZero();
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void a_file_renamed_over_the_old_one_is_followed() throws IOException {
        folder.replace("revoked.txt", "k1\nk2\nk3");
        pollRepeatedly();

        assertThat(file.names()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void a_symbolic_link_to_another_directory_is_followed() throws IOException {
        Files.createDirectory(folder.path("..1"));
        Files.createDirectory(folder.path("..2"));
        folder.write("..1/revoked.txt", "k1\nk2\n");
        folder.write("..2/revoked.txt", "k3\n");
        folder.link("..data", "..1");
        Files.delete(folder.path("revoked.txt"));
        Files.createSymbolicLink(folder.path("revoked.txt"), Path.of("..data/revoked.txt"));
        pollRepeatedly();
        assertThat(file.names()).containsExactly("k1", "k2");

        folder.link("..data", "..2");
        pollRepeatedly();
        assertThat(file.names()).containsExactly("k3");

        folder.link("..data", "..3");
        pollRepeatedly();
        assertThat(file.names()).containsExactly("k3");
    }

    @Test
    void the_content_of_the_file_cannot_forge_a_log_line() {
        folder.write("revoked.txt", "k1\nk2\n\"k3\u00e4\" \nk4\u001b[2J\n");
        pollRepeatedly();

        assertThat(lines.all()).hasSize(2).allMatch(line -> line.matches("[ -~]*"));
    }

    private void pollRepeatedly() {
        poll(5);
        poll(1);
        poll(5);
        poll(5);
    }

    private boolean poll(int secondsLater) {
        nanos += Duration.ofSeconds(secondsLater).toNanos();
        return file.accept(file.read());
    }
}
