package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.plan.TestWar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands with a report have the same layout. */
class LayoutTest {
    private static final String COLOR = "\u001b[";

    @TempDir
    static Path directory;

    @BeforeEach
    void write_files() throws IOException {
        Files.writeString(
                directory.resolve("jwt-filter.properties"),
                "issuer = idp\naudience = desk\ntoken.cookie = jwt\nkeys.secret = " + "ab".repeat(20));
        Files.writeString(directory.resolve("broken.properties"), "isuer = idp\ntoken.cookie = jwt");
        TestWar.with("").writeTo(directory.resolve("app.war"));
    }

    static List<List<String>> commands() {
        return List.of(
                List.of("check", "jwt-filter.properties"),
                List.of("check", "broken.properties"),
                List.of("explain", "jwt-filter.properties"),
                List.of("plan", "app.war"));
    }

    private static DoctorRun run(Terminal terminal, List<String> command, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = command.get(0);
        arguments[1] = directory.resolve(command.get(1)).toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return DoctorRun.of(terminal, "a.b".getBytes(StandardCharsets.US_ASCII), arguments);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void colors_appear_on_a_terminal_and_on_request_only(List<String> command) {
        boolean errors = command.contains("broken.properties");

        assertThat(run(Terminal.none(), command).out()).doesNotContain(COLOR);
        assertThat(run(new Terminal(80, true), command, "--color=never").out()).doesNotContain(COLOR);
        assertThat(run(new Terminal(80, true), command).out().contains(COLOR)).isNotEqualTo(errors);
        assertThat(run(Terminal.none(), command, "--color=always").out().contains(COLOR))
                .isNotEqualTo(errors);
        assertThat(run(Terminal.none(), command, "--color=red").err()).contains("--color: write never, always or auto");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void text_is_wrapped_to_the_width_of_a_terminal(List<String> command) {
        for (int width : new int[] {40, 60, 100}) {
            DoctorRun run = run(new Terminal(width, false), command);

            // A longer word has a line of its own; the lines of patches and files are for copying.
            assertThat((run.out() + run.err()).lines())
                    .filteredOn(line -> line.length() > width)
                    .allMatch(
                            line -> line.trim()
                                    .matches("(?:(?:error|finding|remedy): +|- )?\\S+|[<+#].*|[-\\w.]+ = .*"),
                            "one word, or to be copied");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void wrapping_changes_blanks_and_parentheses_only(List<String> command) {
        assertThat(words(run(new Terminal(40, false), command))).isEqualTo(words(run(Terminal.none(), command)));
    }

    private static String words(DoctorRun run) {
        return (run.out() + run.err()).replaceAll("[\\s()]+", " ");
    }

    @Test
    void a_finding_is_one_line_in_a_file_or_a_pipe() {
        DoctorRun run = run(Terminal.none(), commands().get(0));

        assertThat(run.lines())
                .filteredOn(line -> line.startsWith("finding: "))
                .hasSize(2)
                .allMatch(line -> line.matches(".*jwt-filter\\.properties:\\d: [a-z.]+: .+; .+"));
    }

    @Test
    void unusable_settings_start_with_the_verdict_and_the_errors() {
        assertThat(run(Terminal.none(), commands().get(1)).err().lines())
                .startsWith("UNUSABLE: 3 errors in the settings, 1 finding", "")
                .anyMatch(line -> line.startsWith("error:   ") && line.contains("isuer"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', '', true",
        "true, 1, '', false",
        "true, '', dumb, false",
        "true, '', xterm, true",
        "false, '', '', false"
    })
    void colors_depend_on_the_terminal_and_the_environment(
            boolean terminal, String noColor, String term, boolean color) {
        assertThat(Terminal.of(Map.of("NO_COLOR", noColor, "TERM", term, "COLUMNS", "80"), terminal)
                        .color())
                .isEqualTo(color);
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "20, 40", "500, 200", "9999, 200"})
    void the_width_is_that_of_the_environment_within_limits(String columns, int width) {
        assertThat(Terminal.of(Map.of("COLUMNS", columns), false).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-80", "80 ", "12345", "wide"})
    void files_and_pipes_are_not_wrapped(String columns) {
        assertThat(Terminal.of(Map.of("COLUMNS", columns), false).width()).isEqualTo(Integer.MAX_VALUE);
    }
}
