package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern SETTINGS = Pattern.compile("(?s)```properties\n(.*?)```");

    @Test
    void the_page_is_current() throws IOException {
        String rendered = MetricsPage.render();
        if (Boolean.getBoolean("metrics.page.update")) {
            Files.writeString(PAGE, rendered);
        }
        assertThat(PAGE)
                .as("docs/metrics.md differs from the definitions; write it anew with: mvn -pl jwt-filter-core test"
                        + " -Dtest=MetricsPageTest -Dmetrics.page.update=true")
                .hasContent(rendered);
    }

    @Test
    void the_page_lists_every_metric_once() {
        assertThat(MetricCatalog.metrics())
                .allSatisfy(
                        metric -> assertThat(MetricsPage.render()).containsOnlyOnce("\n| `" + metric.name() + "` | "));
    }

    @Test
    void the_settings_of_the_page_are_valid_without_a_finding() {
        List<String> blocks = SETTINGS.matcher(MetricsPage.render())
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```(properties)?", ""))
                .toList();
        assertThat(blocks).hasSize(2);

        LoadedSettings loaded = TestSettings.loadWith(blocks.toArray(new String[0]));
        try (Guard guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED))) {
            assertThat(guard).isNotNull();
            assertThat(loaded.problems().all()).isEmpty();
        }
    }
}
