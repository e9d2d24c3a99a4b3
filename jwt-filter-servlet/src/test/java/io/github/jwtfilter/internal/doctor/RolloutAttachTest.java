package io.github.jwtfilter.internal.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command rollout with a running Java process, to which it attaches. */
class RolloutAttachTest {
    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private String settings(String name, String mode) throws IOException {
        return Files.writeString(
                        directory.resolve(name + ".properties"),
                        "mode = " + mode + "\nissuer = https://idp.example.com\naudience = legacy-app\n"
                                + "keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n")
                + "=/" + name;
    }

    private String start(List<String> options, String... applications) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReportOnlyProgram.class.getName()));
        command.addAll(List.of(applications));
        process = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile())
                .start();
        assertThat(new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine())
                .isEqualTo("ready");
        return Long.toString(process.pid());
    }

    private static DoctorRun rollout(String pid, String... more) {
        List<String> arguments = new ArrayList<>(List.of("rollout", "--pid", pid));
        arguments.addAll(List.of(more));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    @Test
    void reads_the_report_of_a_running_process() throws IOException {
        String pid = start(List.of(), settings("legacy", "report-only"));

        DoctorRun run = rollout(pid);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("NOT SAFE: 2 kinds of requests");
        assertThat(run.out())
                .contains(
                        "/legacy", "no-token  GET /orders/* (the default rule)", "access.<n> = GET /orders/** : anyone")
                .contains("ambiguous-path", "31 would be rejected")
                .doesNotContain("\u001b");
        assertThat(rollout(pid, "--json").out())
                .as("the connector that is running is used again")
                .contains("\"count\":30");
    }

    @Test
    void several_applications_need_a_choice() throws IOException {
        String pid = start(List.of(), settings("one", "report-only"), settings("two", "report-only"));

        assertThat(rollout(pid).err()).contains("process " + pid + ": ", "--application and one of these: /one, /two");
        assertThat(rollout(pid).status()).isEqualTo(2);
        assertThat(rollout(pid, "--application", "/two").status()).isEqualTo(1);
        assertThat(rollout(pid, "--application", "/three").err()).contains("only of: /one, /two");
    }

    @Test
    void an_application_in_the_mode_enforce_has_no_report() throws IOException {
        DoctorRun run = rollout(start(List.of(), settings("live", "enforce")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no application has mode = report-only; the filter protects: /live");
    }

    @Test
    void a_process_without_the_filter_has_no_report() throws IOException {
        DoctorRun run = rollout(start(List.of()));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no application with this filter in it");
    }

    @Test
    void a_process_that_permits_no_attachment_is_reported() throws IOException {
        DoctorRun run = rollout(start(List.of("-XX:+DisableAttachMechanism"), settings("legacy", "report-only")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot attach", "--log FILE");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_the_signal_would_end_is_reported() throws IOException {
        DoctorRun run = rollout(start(List.of("-Xrs"), settings("legacy", "report-only")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("-Xrs");
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_of_another_program_is_reported() throws IOException {
        process = new ProcessBuilder("cat").start();

        DoctorRun run = rollout(Long.toString(process.pid()));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("it is not a Java process");
        assertThat(process.isAlive())
                .as("not ended by the signal QUIT, with which the JDK attaches")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "tomcat", "1e3", "99999999999", "../1", ""})
    void a_text_that_is_not_an_id_is_reported(String pid) {
        DoctorRun run = rollout(pid);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty();
        assertThat(run.out()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_does_not_exist_is_reported() {
        DoctorRun run = rollout("4194305");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("process 4194305: there is no such process");
    }
}
