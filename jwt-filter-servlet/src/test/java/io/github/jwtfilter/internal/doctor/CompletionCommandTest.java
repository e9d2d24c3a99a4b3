package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

    @Test
    void the_shell_can_be_named() {
        String script = DoctorRun.of("", "completion").out();

        assertThat(DoctorRun.of("", "completion", "bash").out()).isEqualTo(script);
        assertThat(DoctorRun.of("", "completion", "zsh").out()).isEqualTo(script);
        assertThat(DoctorRun.of("", "completion", "fish").err()).contains("bash and zsh only");
    }

    /** Types into an interactive shell on a pseudo terminal, since zsh completes in its line editor only. */
    @Test
    void zsh_completes_commands_and_options_and_files() throws Exception {
        assumeThat(isOnPath("zsh")).as("zsh").isTrue();
        Files.writeString(
                directory.resolve("completion.sh"),
                DoctorRun.of("", "completion", "zsh").out());
        Files.writeString(directory.resolve("legacy.properties"), "");
        Path driver = Files.writeString(directory.resolve("driver.zsh"), """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell 'cd %s; source ./completion.sh; function jwt-filter { print "CALL""ED[$*] END""ED" }; print LOA""DED'
                zpty -r -m shell text '*LOADED*'
                for typed in $'tok\\tiss\\t--sec\\ts\\n' $'keys gen\\tPS3\\t\\n' $'explain leg\\t\\n'; do
                  zpty -w -n shell "jwt-filter $typed"
                  zpty -r -m shell text '*CALLED*ENDED*'
                  print -r -- "$text"
                done
                zpty -d shell
                """.formatted(directory));

        ProcessBuilder zsh = new ProcessBuilder("zsh", "-f", driver.toString())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("output.txt").toFile());
        zsh.environment().put("ZDOTDIR", directory.toString()); // for the cache of compinit
        Process process = zsh.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(directory.resolve("output.txt"), StandardCharsets.ISO_8859_1))
                .contains("CALLED[token issue --secret-file s]")
                .contains("CALLED[keys generate PS384]")
                .contains("CALLED[explain legacy.properties]");
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
