package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.PrometheusParser;
import io.github.jwtfilter.fixture.Promtool;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.ScraperParser;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.session.SessionCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusTextTest {
    private static final MetricSources NOTHING = TestMetrics.sources().build();

    private final GuardMetrics decisions = new GuardMetrics(() -> 0);

    @Test
    void writes_help_type_and_samples() {
        Metric metric = Metric.counter(
                "doors",
                "Doors that were opened.",
                (sources, series) -> {
                    series.add(Series.of(() -> 3, "left"));
                    series.add(Series.of(() -> 0, "right"));
                },
                "side");

        assertThat(PrometheusText.write(List.of(metric), NOTHING))
                .isEqualTo("# HELP jwtfilter_doors_total Doors that were opened.\n"
                        + "# TYPE jwtfilter_doors_total counter\n"
                        + "jwtfilter_doors_total{side=\"left\"} 3\n"
                        + "jwtfilter_doors_total{side=\"right\"} 0\n");
    }

    @Test
    void escapes_texts() {
        String hostile = "a\"} 1\nevil{x=\"\\";
        Metric metric = Metric.gauge(
                "doors",
                "Back\\slash \"and\"\nline.",
                (sources, series) -> series.add(Series.of(() -> 1, hostile)),
                "x");

        String text = PrometheusText.write(List.of(metric), NOTHING);

        assertThat(text)
                .isEqualTo("# HELP jwtfilter_doors Back\\\\slash \"and\"\\nline.\n"
                        + "# TYPE jwtfilter_doors gauge\n"
                        + "jwtfilter_doors{x=\"a\\\"} 1\\nevil{x=\\\"\\\\\"} 1\n");
        assertThat(PrometheusParser.parse(text)).hasSize(1);
        MetricFamily family = ScraperParser.families(text).get(0);
        assertThat(family.getHelp()).isEqualTo(metric.help());
        assertThat(ScraperParser.parse(text)).containsExactly(Map.entry("jwtfilter_doors{x=\"" + hostile + "\"}", 1.0));
    }

    @Test
    void writes_numbers_that_are_read_as_the_same() {
        List<Double> numbers = List.of(0.0, 1.0, -1.0, 0.1, 1e-5, 12345678.9, 1e15, (double) (1L << 53), 1e300);
        for (double number : numbers) {
            Metric metric = Metric.gauge("n", "N.", (sources, series) -> series.add(Series.of(() -> number)));

            String text = PrometheusText.write(List.of(metric), NOTHING);

            assertThat(PrometheusParser.parse(text)).containsExactly(Map.entry("jwtfilter_n", number));
            assertThat(ScraperParser.parse(text)).containsExactly(Map.entry("jwtfilter_n", number));
        }
    }

    @Test
    void omits_unknown_values_and_metrics_without_any() {
        Metric some = Metric.gauge(
                "some",
                "S.",
                (sources, series) -> {
                    series.add(Series.of(() -> Double.NaN, "a"));
                    series.add(Series.of(() -> 2, "b"));
                },
                "x");
        Metric unknown = Metric.gauge("unknown", "U.", (sources, series) -> series.add(Series.of(() -> Double.NaN)));
        Metric absent = Metric.gauge("absent", "A.", (sources, series) -> {});

        assertThat(PrometheusText.write(List.of(unknown, some, absent), NOTHING))
                .isEqualTo("# HELP jwtfilter_some S.\n# TYPE jwtfilter_some gauge\njwtfilter_some{x=\"b\"} 2\n");
    }

    @Test
    void the_histogram_is_cumulative_and_in_seconds() {
        decisions.durations().record(10_000);
        decisions.durations().record(10_001);
        decisions.durations().record(60_000_000_000L);

        Map<String, Double> samples = PrometheusParser.parse(text());

        assertThat(samples)
                .containsEntry("jwtfilter_decision_duration_seconds_bucket{le=\"1.0E-5\"}", 1.0)
                .containsEntry("jwtfilter_decision_duration_seconds_bucket{le=\"2.5E-5\"}", 2.0)
                .containsEntry("jwtfilter_decision_duration_seconds_bucket{le=\"5\"}", 2.0)
                .containsEntry("jwtfilter_decision_duration_seconds_bucket{le=\"+Inf\"}", 3.0)
                .containsEntry("jwtfilter_decision_duration_seconds_count", 3.0)
                .containsEntry("jwtfilter_decision_duration_seconds_sum", 60.000020001);
    }

    @Test
    void every_reason_has_a_series_from_the_start() {
        decisions.decisions(false).countRejection(RejectionReason.EXPIRED);

        Map<String, Double> samples = PrometheusParser.parse(text());

        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(samples)
                    .containsEntry(
                            "jwtfilter_decisions_total{mode=\"enforce\",outcome=\"rejected\",reason=\"" + reason.code()
                                    + "\"}",
                            reason == RejectionReason.EXPIRED ? 1.0 : 0.0);
        }
        assertThat(samples.keySet()).noneMatch(key -> key.contains("report-only"));
    }

    @Test
    void decisions_before_a_reload_that_changed_the_mode_remain() {
        decisions.decisions(true).countRejection(RejectionReason.EXPIRED);
        decisions.decisions(true).count(Outcome.ANONYMOUS);

        assertThat(PrometheusParser.parse(text()))
                .containsEntry(
                        "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"rejected\",reason=\"expired\"}", 1.0)
                .containsEntry(
                        "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"anonymous\",reason=\"none\"}", 1.0)
                .containsEntry(
                        "jwtfilter_decisions_total{mode=\"enforce\",outcome=\"rejected\",reason=\"expired\"}", 0.0)
                .doesNotContainKey(
                        "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"rejected\",reason=\"revoked\"}");
    }

    @Test
    void an_issuer_named_like_the_unnamed_one_has_its_own_series() {
        MetricSources sources = TestMetrics.sources()
                .keys(Map.of("", new RotatingKeys(KeySet.empty()), "default", new RotatingKeys(KeySet.empty())))
                .build();

        assertThat(PrometheusParser.parse(PrometheusText.write(sources)))
                .containsKeys("jwtfilter_keys{issuer=\"(default)\"}", "jwtfilter_keys{issuer=\"default\"}")
                .containsEntry("jwtfilter_keys_state{issuer=\"default\",state=\"current\"}", 1.0)
                .containsEntry("jwtfilter_keys_state{issuer=\"default\",state=\"stale\"}", 0.0)
                .doesNotContainKey("jwtfilter_keys_age_seconds{issuer=\"default\"}");
    }

    @Test
    void the_output_remains_small() {
        assertThat(text()).hasSizeBetween(1_000, 30_000);
    }

    @Test
    void promtool_reports_nothing_if_it_is_installed(@TempDir Path directory) throws Exception {
        Promtool promtool = Promtool.installed().orElse(null);
        assumeTrue(promtool != null, "SKIPPED: this system does not have promtool");

        assertThat(promtool.run(directory, text(), "check", "metrics")).isEqualTo(new Promtool.Result(0, ""));
    }

    /** Returns all metrics except those of stores. */
    private String text() {
        return PrometheusText.write(TestMetrics.sources(decisions, false)
                .keys(Map.of("", new RotatingKeys(KeySet.empty())))
                .sessions(new SessionCounters())
                .flood(FloodLimits.none())
                .droppedEvents(() -> 0)
                .alerts(Map.of("many-failures", () -> 0))
                .reloads(Map.of("applied", () -> 0))
                .build());
    }
}
