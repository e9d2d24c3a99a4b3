package io.github.jwtfilter.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are damaged, hostile, or no web applications. */
class WarSourceTest {
    @TempDir
    private Path directory;

    private void open(Path file) throws IOException {
        WarSource.open(file).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jsp", "/etc/passwd", "a/../../b", "C:evil", "a\\b", "./a", "a/..", "x\ny"})
    void paths_outside_the_archive_are_rejected(String name) {
        Path war = TestWar.with("").file(name, "").writeTo(directory.resolve("app.war"));

        assertThatThrownBy(() -> open(war))
                .isInstanceOf(UnplannableException.class)
                .hasMessageContaining("leaves the archive or differs between systems");
    }

    @Test
    void two_entries_of_one_name_are_rejected() throws IOException {
        byte[] bytes = TestWar.with("").file("a.jsp", "1").file("b.jsp", "2").bytes();
        byte[] from = "b.jsp".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + from.length < bytes.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + from.length), from)) {
                bytes[i] = 'a';
            }
        }
        Path war = Files.write(directory.resolve("app.war"), bytes);

        assertThatThrownBy(() -> open(war)).hasMessageContaining("has two entries \"a.jsp\"");
    }

    @Test
    void other_files_are_rejected() throws IOException {
        Path text = Files.writeString(directory.resolve("app.war"), "no archive");
        Path jar = TestWar.empty().file("a.txt", "").writeTo(directory.resolve("app.jar"));
        Path ear = TestWar.empty().file("META-INF/application.xml", "").writeTo(directory.resolve("app.ear"));

        assertThatThrownBy(() -> open(text)).hasMessageContaining("is not a WAR file");
        assertThatThrownBy(() -> open(directory.resolve("none.war"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> open(jar)).hasMessageContaining("has no directory WEB-INF");
        assertThatThrownBy(() -> open(ear)).hasMessageContaining("is an EAR");
        assertThatThrownBy(() -> open(Files.createDirectory(directory.resolve("empty"))))
                .hasMessageContaining("has no directory WEB-INF");
    }

    @Test
    void links_in_a_directory_are_not_followed() throws IOException {
        Path unpacked = TestWar.with("").unpackTo(directory.resolve("app"));
        Files.createSymbolicLink(unpacked.resolve("link.jsp"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> open(unpacked)).hasMessageContaining("is a symbolic link or a special file");
    }

    @Test
    void a_descriptor_of_some_hundred_megabytes_is_not_read() throws IOException {
        byte[] large = new byte[64 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        Path war = TestWar.empty().file("WEB-INF/web.xml", large).writeTo(directory.resolve("app.war"));

        assertThat(Files.size(war)).isLessThan(1024 * 1024);
        try (WarSource source = WarSource.open(war)) {
            assertThatThrownBy(() -> DeploymentPlan.of("app.war", source, PlannedSettings.NO_CHOICE))
                    .hasMessageContaining("is larger than 4 MiB");
        }
    }

    @Test
    void a_library_that_expands_without_limit_is_not_read_completely() throws IOException {
        byte[] zeros = new byte[16 * 1024 * 1024];
        Path war = TestWar.with("")
                .file(
                        "WEB-INF/lib/bomb.jar",
                        TestWar.empty().file("A.class", zeros).bytes())
                .writeTo(directory.resolve("app.war"));

        try (WarSource source = WarSource.open(war)) {
            assertThat(Application.read(source).code().problems())
                    .containsExactly("WEB-INF/lib/bomb.jar is larger than 4096 KiB");
        }
    }
}
