package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.fixture.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules and the configuration of Prometheus in the documentation. */
class PrometheusRulesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Path SERIES = Path.of("src", "test", "resources", "prometheus", "jwt-filter.rules.test.yml");
    private static final Path METRICS = Path.of("..", "docs", "metrics.md");
    private static final Pattern METRIC = Pattern.compile("\\bjwtfilter_\\w+");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!=|!~|=)\"([^\"]*)\"");

    static Stream<Map<?, ?>> rules() throws IOException {
        List<?> groups = (List<?>) yaml("jwt-filter.rules.yml").get("groups");
        return groups.stream()
                .flatMap(group -> ((List<?>) ((Map<?, ?>) group).get("rules")).stream())
                .map(rule -> (Map<?, ?>) rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_is_complete(Map<?, ?> rule) {
        assertThat((String) rule.get("alert")).startsWith("JwtFilter");
        assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("critical", "warning");
        assertThat((String) ((Map<?, ?>) rule.get("annotations")).get("summary"))
                .contains("{{ $labels.");
        assertThat(String.valueOf(rule.get("for"))).matches("null|[0-9]+[mh]");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_metrics_of_the_rule_exist(Map<?, ?> rule) throws IOException {
        Set<String> known = METRIC.matcher(Files.readString(METRICS))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> used = METRIC.matcher((String) rule.get("expr"))
                .results()
                .map(match -> match.group().replaceFirst("_seconds_(bucket|sum|count)$", "_seconds"))
                .collect(Collectors.toSet());

        assertThat(known).hasSizeGreaterThan(10).containsAll(used);
        assertThat((String) rule.get("expr")).containsPattern("jwtfilter_|up\\{");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_values_of_labels_exist(Map<?, ?> rule) {
        MATCHER.matcher((String) rule.get("expr")).results().forEach(matcher -> {
            List<String> values = List.of(matcher.group(3).split("\\|"));
            assertThat(valuesOf(matcher.group(1))).as(matcher.group()).containsAll(values);
        });
    }

    private static List<String> valuesOf(String label) {
        return switch (label) {
            case "reason" ->
                Arrays.stream(RejectionReason.values())
                        .map(RejectionReason::code)
                        .toList();
            case "kind" ->
                Arrays.stream(Alert.Kind.values()).map(Alert.Kind::code).toList();
            case "state" ->
                Arrays.stream(KeyHealth.State.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList();
            case "mode" -> List.of("enforce", "report-only");
            case "outcome" -> List.of("rejected");
            case "result" -> List.of("applied", "rejected");
            case "job" -> List.of("jwt-filter");
            default -> List.of();
        };
    }

    @Test
    void the_configuration_names_the_file_of_the_rules_and_a_job() throws IOException {
        Map<?, ?> configuration = yaml("prometheus.yml");
        Map<?, ?> job = (Map<?, ?>) ((List<?>) configuration.get("scrape_configs")).get(0);

        assertThat(configuration.get("rule_files")).isEqualTo(List.of("jwt-filter.rules.yml"));
        assertThat(job.get("job_name")).isEqualTo("jwt-filter");
        assertThat(job.get("metrics_path")).isEqualTo("/legacy/jwt/metrics");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void series_that_raise_the_alert_are_tested(Map<?, ?> rule) throws IOException {
        assertThat(Files.readString(SERIES))
                .contains("eval_time: 100m, alertname: " + rule.get("alert") + "}")
                .contains("eval_time: 85m\n        alertname: " + rule.get("alert") + "\n");
    }

    @Test
    void promtool_raises_the_alerts_for_these_series_only_if_it_is_installed() throws Exception {
        Promtool promtool = Promtool.installed().orElse(null);
        assumeTrue(promtool != null, "SKIPPED: this system does not have promtool");

        Promtool.Result result = promtool.run(
                SERIES.getParent(), "", "test", "rules", SERIES.getFileName().toString());

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"check rules jwt-filter.rules.yml", "check config --syntax-only prometheus.yml"})
    void promtool_accepts_the_files_if_it_is_installed(String arguments) throws Exception {
        Promtool promtool = Promtool.installed().orElse(null);
        assumeTrue(promtool != null, "SKIPPED: this system does not have promtool");

        Promtool.Result result = promtool.run(EXAMPLES, "", arguments.split(" "));

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(EXAMPLES.resolve(file)));
    }
}
