package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The conventions of Prometheus for names, which {@code promtool check metrics} verifies. */
class MetricCatalogTest {
    private static final List<Metric> ALL = MetricCatalog.metrics();

    @Test
    void every_metric_has_a_name_of_its_own_in_each_output() {
        for (Function<Metric, String> name :
                List.<Function<Metric, String>>of(Metric::name, Metric::attribute, Metric::meter)) {
            assertThat(ALL).extracting(name).doesNotHaveDuplicates();
        }
        assertThat(ALL).hasSizeGreaterThan(30);
    }

    @Test
    void names_follow_the_conventions() {
        assertThat(ALL).allSatisfy(metric -> {
            assertThat(metric.name()).matches("jwtfilter(_[a-z]+)+");
            assertThat(metric.name().endsWith("_total")).isEqualTo(metric.type() == MetricType.COUNTER);
            assertThat(metric.name()).doesNotContainPattern("_(count|sum|bucket|millis|ms|minutes|info)(_|$)");
            assertThat(metric.type().isTiming()).isEqualTo(metric.name().endsWith("duration_seconds"));
            assertThat(metric.attribute()).matches("[A-Z][A-Za-z]+");
            assertThat(metric.meter()).matches("jwtfilter(\\.[a-z]+)+");
        });
    }

    @Test
    void labels_do_not_collide_with_those_of_prometheus() {
        assertThat(ALL)
                .allSatisfy(metric -> assertThat(metric.labels())
                        .doesNotHaveDuplicates()
                        .allMatch(label -> label.matches("[a-z]+"))
                        .doesNotContain("le", "quantile", "job", "instance", "application"));
    }

    @Test
    void every_metric_is_described_in_sentences() {
        assertThat(ALL)
                .allSatisfy(metric ->
                        assertThat(metric.help()).matches("[A-Z].*\\.").doesNotContain("  ", "\n", "|"));
    }
}
