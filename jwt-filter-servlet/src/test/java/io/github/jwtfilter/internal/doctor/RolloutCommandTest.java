package io.github.jwtfilter.internal.doctor;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command rollout with a log. */
class RolloutCommandTest {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @TempDir
    Path directory;

    private final ObservedApplication application = new ObservedApplication("/legacy");

    private DoctorRun run(String log, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("app.log"), log);
        return onFile(file, more);
    }

    private DoctorRun onFile(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "rollout", "--log", file.toString(), "--at", application.now().toString()));
        arguments.addAll(List.of(more));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    private String safeLog() {
        return application.pass(TWO_DAYS).accept(200, 3).log();
    }

    private String unsafeLog() {
        return application
                .pass(TWO_DAYS)
                .accept(200, 3)
                .reject(5, RejectionReason.NO_TOKEN, "GET", "/help")
                .log();
    }

    @Test
    void a_safe_report_has_the_status_0() throws IOException {
        DoctorRun run = run(safeLog());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lines().get(0)).startsWith("SAFE: no request of the last 24 hours would have been rejected");
        assertThat(run.out())
                .contains("/legacy", "200 accepted", "about 3 users", "remove the line mode = report-only");
    }

    @Test
    void one_user_is_named_in_the_singular() throws IOException {
        assertThat(run(application.pass(TWO_DAYS).accept(200, 1).log()).out()).contains("of about 1 user; ");
    }

    @Test
    void a_report_with_rejections_has_the_status_1_and_the_lines_to_add() throws IOException {
        DoctorRun run = run(unsafeLog());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("NOT SAFE: 1 kind of requests");
        assertThat(run.lines()).contains("            access.<n> = GET /help : anyone");
    }

    @Test
    void too_little_traffic_has_the_status_1() throws IOException {
        DoctorRun run = run(application.accept(3, 3).pass(Duration.ofHours(1)).log());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("NOT YET KNOWN: the requests of 1 h were observed");
    }

    @Test
    void expected_rejections_are_safe() throws IOException {
        DoctorRun run = run(unsafeLog(), "--expect", "no-token:/help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Expected rejections");
    }

    @Test
    void an_invalid_expectation_is_unusable() throws IOException {
        DoctorRun run = run(unsafeLog(), "--expect", "/help");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--expect /help: write a reason");
    }

    @Test
    void prints_json() throws IOException {
        DoctorRun run = run(unsafeLog(), "--json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"safe\":false,\"verdict\":\"not-safe\",\"reasons\":[")
                .contains(
                        "\"application\":\"/legacy\"",
                        "\"reason\":\"no-token\"",
                        "\"method\":\"GET\",\"path\":\"/help\"")
                .contains("\"line\":\"access.<n> = GET /help : anyone\"");
    }

    @Test
    void reads_standard_input() {
        DoctorRun run = DoctorRun.of(
                safeLog(), "rollout", "--log", "-", "--at", application.now().toString());

        assertThat(run.status()).isZero();
    }

    @Test
    void reads_utf_16_and_lines_of_windows() throws IOException {
        byte[] log = ("\ufeff" + safeLog().replace("\n", "\r\n")).getBytes(UTF_16LE);

        assertThat(onFile(Files.write(directory.resolve("redirected.log"), log)).status())
                .isZero();
    }

    @Test
    void finds_the_report_among_other_lines_of_any_length_and_encoding() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.write("x".repeat(200_000).getBytes(UTF_8));
        log.write("\nrollout-report {\"format\":1,\nrollout-kind \u00e4\u2028\n".getBytes(UTF_8));
        log.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        log.write(safeLog().getBytes(UTF_8));
        log.write("no line break at the end".getBytes(UTF_8));

        assertThat(onFile(Files.write(directory.resolve("mixed.log"), log.toByteArray()))
                        .status())
                .isZero();
    }

    @Test
    void reads_only_the_end_of_a_large_file() throws IOException {
        String old = new ObservedApplication("/old").accept(1, 1).log();
        Path file = Files.writeString(directory.resolve("large.log"), old + "x\n".repeat(1_000) + safeLog());

        ReportSource source = LogReports.read(file, 1_500);

        assertThat(source.reports()).hasSize(1);
        assertThat(source.reports().get(0).application()).isEqualTo("/legacy");
        assertThat(source.note()).contains("only the last");
        assertThat(LogReports.read(file, 1_000_000).reports()).hasSize(2);
    }

    @Test
    void several_applications_need_a_choice() throws IOException {
        String log = new ObservedApplication("/other").accept(1, 1).log() + safeLog();

        DoctorRun run = run(log);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Add --application and one of these: /legacy, /other");

        assertThat(run(log, "--application", "/legacy").status()).isZero();
        assertThat(run(log, "--application", "/other").status()).isEqualTo(1);
        assertThat(run(log, "--application", "legacy").err())
                .contains("there is no report of the application legacy, only of: /legacy, /other");
    }

    @Test
    void an_application_with_a_name_outside_of_ascii_can_be_chosen() throws IOException {
        String log = new ObservedApplication("/b\u00fccher").accept(1, 1).log() + safeLog();

        assertThat(run(log, "--application", "/b\u00fccher").lines().get(2)).endsWith("/b\\u00fccher");
    }

    @Test
    void reports_from_the_future_are_ignored() throws IOException {
        String log = unsafeLog();
        String future = new ObservedApplication("/legacy")
                .accept(200, 3)
                .pass(Duration.ofDays(30))
                .log();

        assertThat(run(log + future).status()).isEqualTo(1);
        assertThat(run(future).status()).isEqualTo(2);
        assertThat(run(future).err()).contains("later than the current time", "--at");
    }

    @Test
    void an_old_log_proves_nothing() throws IOException {
        Path file = Files.writeString(directory.resolve("app.log"), safeLog());

        DoctorRun run = DoctorRun.of("", "rollout", "--log", file.toString(), "--at", "2027-03-01T00:00:00Z");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("NOT YET KNOWN: the last report is 42 d 16 h old");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | there is no report of report-only mode",
                "Starting Servlet engine: [Apache Tomcat/9.0.117] | there is no report of report-only mode",
                "WARN would reject (report-only): no-token (no token was sent) path=\"/a\" | no complete report yet",
            })
    void a_log_without_a_report_is_unusable(String content, String message) throws IOException {
        DoctorRun run = run(content + "\n");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("app.log: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_truncated_report_is_unusable() throws IOException {
        String log = unsafeLog();

        DoctorRun run = run(log.substring(0, log.length() - 20));

        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void a_compressed_log_is_reported() throws IOException {
        Path file = directory.resolve("app.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(safeLog().getBytes(UTF_8));
        }

        assertThat(onFile(file).err()).contains("gunzip -c ");
        assertThat(onFile(file).status()).isEqualTo(2);
    }

    @Test
    void a_missing_file_and_a_directory_are_unusable() {
        assertThat(onFile(directory.resolve("missing.log")).err()).contains("there is no such file");
        assertThat(onFile(directory).err()).contains("this is a directory");
        assertThat(onFile(directory).status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollout",
                "rollout --pid 1 --log app.log",
                "rollout --at soon --log -",
                "rollout legacy.properties"
            })
    void exactly_one_source_is_required(String arguments) {
        DoctorRun run = DoctorRun.of("", arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: jwt-filter rollout");
    }

    @Test
    void a_forged_log_cannot_control_the_terminal() throws IOException {
        String log = unsafeLog()
                .replace("\"/help\"", "\"\\u001b[2J\\n\\u202e/help\"")
                .replace("\"GET\"", "\"GET\\u0007\"")
                .replace("the default rule", "the\\u009b default rule");

        for (DoctorRun run : List.of(run(log), run(log, "--json"))) {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("[2J").doesNotContain("\u001b", "\u202e", "\u0007", "\u009b");
        }
        assertThat(run(log).lines()).as("no line break of the log").noneMatch(line -> line.startsWith("/help"));
    }

    @Test
    void many_kinds_are_shortened() throws IOException {
        for (int i = 0; i < 90; i++) {
            application.reject(1, RejectionReason.NO_TOKEN, "GET", "/p" + (char) ('\u4e00' + i));
        }

        DoctorRun run = run(application.log());

        assertThat(run.lines().stream()
                        .filter(line -> line.contains("no-token  GET"))
                        .count())
                .isEqualTo(50);
        assertThat(run.out()).contains("40 more kinds: --json prints those of the report.");
        assertThat(run(application.log(), "--json").out().split("\"reason\":")).hasSize(91);
    }

    @Test
    void the_help_describes_each_option() {
        DoctorRun run = DoctorRun.of("", "rollout", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("--pid", "--log", "--application", "--expect", "--at", "--json");
    }

    @Test
    void a_read_error_is_not_hidden() {
        assertThatThrownBy(() -> LogReports.read("\0", System.in)).isInstanceOf(UnusableInput.class);
    }
}
