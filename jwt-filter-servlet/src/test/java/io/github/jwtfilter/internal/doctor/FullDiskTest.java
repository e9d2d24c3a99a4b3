package io.github.jwtfilter.internal.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Key files if the disk is full: the commands run in a process that can write only the beginning of a file. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    /** In blocks of 512 bytes: less than an RSA key, more than its public form. */
    private static final int LIMIT = 2;

    @TempDir
    Path directory;

    @Test
    void a_key_that_cannot_be_written_leaves_no_file() throws Exception {
        assertThat(run("keys generate RS256 --out keys")).contains("cannot write to keys");
        assertThat(directory.resolve("keys")).isEmptyDirectory();
    }

    @Test
    void a_set_that_cannot_be_written_leaves_no_file() throws Exception {
        assertThat(run("keys generate RS256 --jwks keys/session.json")).contains("cannot write to ");
        assertThat(directory.resolve("keys")).isEmptyDirectory();
    }

    @Test
    void a_rotation_that_cannot_be_written_leaves_the_file_unchanged() throws Exception {
        Path file = directory.resolve("session.json");
        DoctorRun.of("", "keys", "generate", "RS256", "--jwks", file.toString());
        String before = Files.readString(file);

        assertThat(run("keys rotate session.json")).contains("cannot replace session.json");
        assertThat(file).hasContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    /** Returns what the command has printed. */
    private String run(String arguments) throws IOException, InterruptedException {
        String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f " + LIMIT + "; exec \"$0\" -XX:-UsePerfData -cp \"$1\" " + Doctor.class.getName()
                                + " " + arguments,
                        java,
                        classPath())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(2);
        return printed;
    }

    /** Returns the class path with absolute entries, for another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Paths.get(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
