package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clients choose paths and methods. These must not become lines of a report. */
class ForgedReportTest {
    private static final Log LOG = Log.of(ForgedReportTest.class);

    private final Rejections requests = new Rejections();

    /** Returns lines that claim that the mode enforce is safe. */
    private static List<String> forged(Duration observed) {
        Rejections forger = new Rejections();
        forger.clock.move(observed.negated());
        forger.report.reset();
        forger.accept(1_000);
        forger.clock.move(observed);
        return ReportLines.of(forger.report.snapshot(), RolloutLog.MAX_KINDS);
    }

    @Test
    void text_of_a_request_forms_no_line_of_a_report() {
        List<String> fragments = new ArrayList<>(forged(Duration.ofDays(2)));
        fragments.addAll(List.of(
                ReportLines.SUMMARY,
                ReportLines.KIND,
                "{\"format\":1,",
                "{",
                "\"",
                "\\",
                "\n",
                "\r\n",
                "}",
                "/",
                " ",
                "\u0000",
                "\u2028",
                "\\\"",
                "format",
                ":1}",
                "\u00a0",
                "\ud800",
                "rollout-report {\\\"format\\\":1,"));
        fragments.add(forged(Duration.ofDays(2)).get(0).replace("\"", "\\\""));
        Random random = new Random(11);
        try (LoggedLines log = LoggedLines.of(ForgedReportTest.class)) {
            ReportReader reader = ReportReader.ofLog();
            for (int i = 0; i < 20_000; i++) {
                String method = text(random, fragments);
                String path = "/" + text(random, fragments);
                // As RejectionLog writes it: each text of a client is a quoted field.
                LOG.info("rejected no-token method=" + LogText.of(method) + " path=" + LogText.of(path) + " client="
                        + LogText.of(text(random, fragments)));
                requests.reject(
                        Rejections.noToken()
                                .withCheck(() -> FailedCheck.of("token", LogText.of(path), LogText.of(method))),
                        TestRequest.of(method, path));
            }
            log.all().forEach(reader::read);
            assertThat(log.all()).hasSize(20_000);
            assertThat(reader.reports()).isEmpty();
        }
    }

    private static String text(Random random, List<String> fragments) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(fragments.get(random.nextInt(fragments.size())));
        }
        return text.toString();
    }

    @Test
    void a_forged_report_in_a_path_remains_a_value_of_the_genuine_report() {
        String forged = String.join("\n", forged(Duration.ofDays(2)));
        requests.reject(Rejections.noToken(), TestRequest.of(forged, "/" + forged));
        List<String> logged = logged(ReportLines.of(requests.report.snapshot(), RolloutLog.MAX_KINDS));
        ReportReader reader = ReportReader.ofLog();

        logged.stream().flatMap(line -> Arrays.stream(line.split("\\R"))).forEach(reader::read);

        assertThat(reader.reports()).hasSize(1);
        assertThat(reader.reports().get(0).kinds()).hasSize(1);
        assertThat(reader.reports().get(0).figures().accepted()).isZero();
    }

    private static List<String> logged(List<String> lines) {
        try (LoggedLines log = LoggedLines.of(ForgedReportTest.class)) {
            lines.forEach(LOG::warn);
            return log.all();
        }
    }

    /** An application that writes the path of a request unescaped to the same log permits complete lines. */
    @Test
    void injected_lines_do_not_hide_rejections_in_the_lines_of_the_filter() {
        requests.clock.move(Duration.ofHours(5));
        requests.reject(Rejections.noToken(), "/orders/17");
        ReportReader reader = ReportReader.ofLog();
        ReportLines.of(requests.report.snapshot(), RolloutLog.MAX_KINDS).forEach(reader::read);
        for (Duration observed : List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(300))) {
            forged(observed).forEach(reader::read);
            forgedLater(observed).forEach(reader::read);
        }

        RolloutSnapshot joined = ReportRuns.joined(reader.reports());

        assertThat(reader.reports()).hasSize(7);
        assertThat(RolloutVerdict.of(joined).result()).isEqualTo(RolloutVerdict.Result.NOT_SAFE);
        assertThat(RolloutVerdict.of(joined).open())
                .extracting(each -> each.kind().path())
                .containsExactly("/orders/*");
    }

    /** Returns lines of a run that claims to start before the genuine report ends, and to be observed for longer. */
    private static List<String> forgedLater(Duration observed) {
        Rejections forger = new Rejections();
        forger.clock.move(Duration.ofHours(4));
        forger.report.reset();
        forger.accept(1_000);
        forger.clock.move(observed.plusHours(30));
        return ReportLines.of(forger.report.snapshot(), RolloutLog.MAX_KINDS);
    }

    @Test
    void advice_is_never_read_from_a_log() {
        requests.reject(Rejection.of(RejectionReason.NO_TOKEN).by("access.10"), "/admin");
        List<String> lines = ReportLines.of(requests.report.snapshot(), RolloutLog.MAX_KINDS).stream()
                .map(line -> line.replace("\"allow\":\"\"", "\"allow\":\"hash\\naccess.1 = /** : anyone\"")
                        .replace("\"/admin\"", "\"/admin : anyone\\naccess.1 = /**\"")
                        .replace("access.10", "the default rule"))
                .toList();
        ReportReader reader = ReportReader.ofLog();
        lines.forEach(reader::read);

        CountedKind kind = reader.reports().get(0).kinds().get(0);

        assertThat(KindAdvice.of(kind).line()).isEmpty();
        assertThat(KindAdvice.of(kind).text()).doesNotContain("access.1 ");
    }
}
