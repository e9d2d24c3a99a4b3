package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private final Rejections requests = new Rejections();

    private List<String> lines() {
        return ReportLines.of(requests.report.snapshot(), RolloutLog.MAX_KINDS);
    }

    private static List<RolloutSnapshot> read(List<String> lines) {
        ReportReader reader = ReportReader.ofLog();
        lines.forEach(reader::read);
        return reader.reports();
    }

    private void rejectSeveral() {
        requests.accept(12);
        requests.reject(Rejections.noToken(), "/a\"b\\c}{\n${jndi:x}/17");
        requests.reject(
                Rejection.withAdvice(RejectionReason.AMBIGUOUS_PATH, () -> "to allow it, add hash to path.allow"),
                "/a#b");
        requests.clock.move(Duration.ofMinutes(90));
        requests.reject(
                Rejection.of(RejectionReason.ROLE_MISSING, Rejections.ALICE).by("access.10"), "/admin");
    }

    @Test
    void reads_the_report_that_was_written() {
        rejectSeveral();
        RolloutSnapshot written = requests.report.snapshot();

        List<RolloutSnapshot> reports = read(ReportLines.of(written, RolloutLog.MAX_KINDS));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(written);
    }

    @Test
    void lines_are_printable_ascii_and_bounded() {
        requests.reject(
                Rejections.noToken(), TestRequest.of("G\r\nE\u0000T".repeat(1_000), "/\u202e\u00e4\r\n".repeat(2_000)));

        assertThat(lines()).hasSize(2).allMatch(line -> line.matches("[ -~]{1,4000}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-15 09:00:00,001 WARN io.github.jwtfilter.internal.rollout.RolloutLog Application /legacy: %s",
                "WARNING: %s [jwt-filter-background]",
                "<%s> {\"other\":\"object\"}",
            })
    void reads_lines_in_the_layout_of_a_log(String layout) {
        rejectSeveral();

        assertThat(read(lines().stream().map(layout::formatted).toList())).hasSize(1);
    }

    @Test
    void a_log_that_contains_each_line_twice_has_one_report() {
        rejectSeveral();
        List<String> twice = new ArrayList<>();
        lines().forEach(line -> twice.addAll(List.of(line, line)));

        List<RolloutSnapshot> reports = read(twice);

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).kinds()).hasSize(3);
    }

    @Test
    void the_last_complete_report_of_a_run_counts() {
        requests.reject(Rejections.noToken(), "/a");
        List<String> log = new ArrayList<>(lines());
        requests.reject(Rejections.noToken(), "/b");
        log.addAll(lines());
        requests.reject(Rejections.noToken(), "/c");
        List<String> cut = lines();
        log.addAll(cut.subList(0, cut.size() - 1));

        assertThat(read(log)).hasSize(1);
        assertThat(read(log).get(0).kinds()).hasSize(2);
    }

    @Test
    void a_report_without_its_start_is_ignored() {
        rejectSeveral();
        List<String> lines = lines();

        assertThat(read(lines.subList(1, lines.size()))).isEmpty();
    }

    @Test
    void reports_of_two_applications_may_alternate_line_by_line() {
        rejectSeveral();
        Rejections other = new Rejections();
        other.reject(Rejections.noToken(), "/x");
        other.reject(Rejections.noToken(), "/y");
        List<String> first = lines();
        List<String> second = ReportLines.of(other.report.snapshot(), RolloutLog.MAX_KINDS);
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            mixed.add(first.get(i));
            if (i < second.size()) {
                mixed.add(second.get(i));
            }
        }

        assertThat(read(mixed)).extracting(each -> each.kinds().size()).containsExactlyInAnyOrder(3, 2);
    }

    @Test
    void a_shortened_report_has_the_number_of_omitted_kinds_and_is_not_safe() {
        for (int i = 0; i < RolloutLog.MAX_KINDS + 7; i++) {
            requests.reject(Rejections.noToken(), "/p" + (char) ('\u4e00' + i));
        }

        RolloutSnapshot report = read(lines()).get(0);
        RolloutVerdict verdict = RolloutVerdict.of(report, kind -> true, report.at());

        assertThat(report.kinds()).hasSize(RolloutLog.MAX_KINDS);
        assertThat(report.omittedOpen()).isEqualTo(7);
        assertThat(verdict.result()).isEqualTo(RolloutVerdict.Result.NOT_SAFE);
        assertThat(verdict.reasons().toString()).contains("7 of them are not in this shortened report");
    }

    @Test
    void a_complete_report_has_more_kinds_than_one_of_a_log() {
        for (int i = 0; i < 300; i++) {
            requests.reject(Rejections.noToken(), "/p" + (char) ('\u4e00' + i));
        }
        ReportReader reader = ReportReader.ofCompleteReports();
        ReportLines.of(requests.report.snapshot(), Integer.MAX_VALUE).forEach(reader::read);

        assertThat(reader.reports().get(0).kinds()).hasSize(300);
    }

    @Test
    void more_runs_than_the_limit_are_reported_and_replace_none() {
        requests.reject(Rejections.noToken(), "/a");
        ReportReader reader = ReportReader.ofLog();
        lines().forEach(reader::read);
        for (int i = 0; i < ReportReader.MAX_RUNS; i++) {
            requests.report.reset();
            assertThat(reader.hasTooManyRuns()).isFalse();
            lines().forEach(reader::read);
        }

        assertThat(reader.hasTooManyRuns()).isTrue();
        assertThat(reader.reports())
                .hasSize(ReportReader.MAX_RUNS)
                .anyMatch(each -> !each.kinds().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\":1 | \"format\":2",
                "\"format\":1 | \"format\":\"1\"",
                "\"accepted\":12 | \"accepted\":-1",
                "\"accepted\":12 | \"accepted\":1.5",
                "\"accepted\":12 | \"accepted\":99999999999999999999",
                "\"accepted\":12 | \"accepted\":null",
                "\"accepted\":12 | \"acepted\":12",
                "\"application\":\"/legacy\" | \"application\":7",
                "\"at\":\"2027-01-15T09:30:00Z\" | \"at\":\"yesterday\"",
                "\"at\":\"2027-01-15T09:30:00Z\" | \"at\":\"2027-01-15T09:30:00Z\",\"at\":\"2028-01-15T09:30:00Z\"",
                "\"lines\":3 | \"lines\":4",
                "no-token | no-tocken",
                "verified-token | verified",
                "\"count\":1 | \"count\":\"1\"",
            })
    void a_report_with_an_invalid_value_is_ignored(String valid, String invalid) {
        rejectSeveral();
        List<String> lines = lines();
        assertThat(lines.toString()).contains(valid);

        assertThat(read(lines.stream().map(line -> line.replace(valid, invalid)).toList()))
                .isEmpty();
    }

    @Test
    void no_line_makes_the_reader_fail() {
        rejectSeveral();
        Random random = new Random(7);
        List<String> lines = lines();
        ReportReader reader = ReportReader.ofLog();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int place = random.nextInt(line.length());
                line.setCharAt(place, (char)
                        (random.nextBoolean() ? random.nextInt(128) : "{}\"\\,:9".charAt(random.nextInt(7))));
            }
            line.setLength(random.nextInt(4) == 0 ? random.nextInt(line.length()) : line.length());
            reader.read(line.toString());
        }

        assertThat(reader.reports()).hasSizeLessThanOrEqualTo(ReportReader.MAX_RUNS);
    }
}
