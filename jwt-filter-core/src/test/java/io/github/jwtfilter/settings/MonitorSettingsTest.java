package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorSettingsTest {
    @Test
    void every_alert_is_on_by_default() {
        MonitorSettings monitor = TestSettings.with().monitor();

        assertThat(monitor.failures()).hasToString("Optional[50/1m]");
        assertThat(monitor.addresses()).hasToString("Optional[5/10m]");
        assertThat(monitor.rise()).isEqualTo(10);
    }

    @Test
    void each_alert_can_be_switched_off() {
        MonitorSettings monitor = TestSettings.with(
                        "monitor.failures = off", "monitor.addresses = off", "monitor.rise = off")
                .monitor();

        assertThat(monitor.failures()).isEmpty();
        assertThat(monitor.addresses()).isEmpty();
        assertThat(monitor.rise()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monitor.failures = 0/1m | write digits alone, or off",
                "monitor.failures = 1001/1m | from 1 to 1000",
                "monitor.failures = 50/2d | to 1d, or off",
                "monitor.failures = none | 5/10m, or off",
                "monitor.addresses = 5 | 5/10m, or off",
                "monitor.addresses = 5/0s | from 1s",
                "monitor.rise = 1 | from 2 to 1000",
                "monitor.rise = 1001 | from 2 to 1000",
                "monitor.rise = 10x | write digits alone, or off"
            })
    void a_value_out_of_range_is_an_error_with_its_line_and_a_remedy(String line, String text) {
        LoadedSettings loaded = TestSettings.loadWith(line);

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(loaded.problems().all())
                .singleElement()
                .asString()
                .startsWith("test.properties:4: " + line.substring(0, line.indexOf(' ')))
                .contains(text);
    }
}
