package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    Path directory;

    @Test
    void prints_a_script_for_every_command() {
        DoctorRun run = DoctorRun.of("", "completion");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("complete -F _complete_jwt-filter", "bashcompinit", "--secret-file", "explain");
        assertThat(run.out()).as("not escaped for terminals").doesNotContain("\\u00");
    }

    @Test
    void bash_completes_commands_and_options() throws Exception {
        assumeThat(isOnPath("bash")).as("bash").isTrue();
        Path script = Files.writeString(
                directory.resolve("completion.bash"),
                DoctorRun.of("", "completion").out());

        assertThat(complete(script, "jwt-filter", "to")).contains("token");
        assertThat(complete(script, "jwt-filter", "token", "issue", "--se")).contains("--settings", "--secret-file");
        assertThat(complete(script, "jwt-filter", "keys", "generate", "PS")).contains("PS256", "PS384", "PS512");
    }

    private static String complete(Path script, String... words) throws IOException, InterruptedException {
        String command = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_jwt-filter; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process process = new ProcessBuilder("bash", "--norc", "-c", command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
