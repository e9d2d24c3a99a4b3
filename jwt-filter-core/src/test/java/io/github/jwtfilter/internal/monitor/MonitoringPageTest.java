package io.github.jwtfilter.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.settings.MonitorSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example and the figures of the page about alerts. */
class MonitoringPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    private final String page;

    MonitoringPageTest() throws Exception {
        page = Files.readString(Path.of("../docs/monitoring.md"));
    }

    @Test
    void the_settings_are_valid_and_the_defaults() {
        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();

        assertThat(examples).hasSize(1);
        SettingsUnderTest settings = new SettingsUnderTest();
        MonitorSettings monitor =
                settings.complete(examples.get(0).group(1)).settings().monitor();
        assertThat(monitor.failures()).hasToString("Optional[" + MonitorSettings.FAILURES.defaultText() + "]");
        assertThat(monitor.addresses()).hasToString("Optional[" + MonitorSettings.ADDRESSES.defaultText() + "]");
        assertThat(monitor.rise()).hasToString(MonitorSettings.RISE.defaultText());
    }

    @Test
    void every_kind_of_alert_has_a_row_and_a_section() {
        for (Alert.Kind kind : Alert.Kind.values()) {
            assertThat(page).contains("| `" + kind.code() + "` |").contains("## `" + kind.code() + "`");
        }
    }

    @Test
    void the_page_has_the_figures_of_the_code() {
        assertThat(page)
                .contains("at least " + RejectionRise.MINIMUM)
                .contains(RejectionRise.HISTORY + " minutes before")
                .contains("first " + RejectionRise.MIN_HISTORY + " minutes");
    }
}
