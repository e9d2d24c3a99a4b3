package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.FloodSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodChecksTest {
    @Test
    void the_limits_are_in_effect_by_default() {
        FloodSettings flood = TestSettings.with().flood();

        assertThat(flood.checks()).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        assertThat(flood.maxWait()).isEqualTo(Duration.ofMillis(50));
        assertThat(flood.failures()).hasValueSatisfying(rate -> {
            assertThat(rate.count()).isEqualTo(50);
            assertThat(rate.time()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(flood.clients()).isEqualTo(10_000);
    }

    @Test
    void each_limit_can_be_switched_off() {
        FloodSettings flood =
                TestSettings.with("flood.checks = off", "flood.failures = off").flood();

        assertThat(flood.checks()).isZero();
        assertThat(flood.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flood.checks = 0 | write digits alone, or off",
                "flood.checks = 1025 | from 1 to 1024",
                "flood.checks = none | write digits alone, or off",
                "flood.wait = 6s | from 0s to 5s",
                "flood.failures = 0/1m | write digits alone, or off",
                "flood.failures = 50 | 5/10m, or off",
                "flood.failures = 50/2d | to 1d, or off",
                "flood.clients = 99 | from 100 to 1000000",
                "flood.clients = off | write digits alone"
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

    @Test
    void limits_without_effect_are_findings() {
        assertThat(findings("flood.checks = off", "flood.wait = 10ms"))
                .containsExactly(
                        "test.properties:5: flood.wait: has no effect with flood.checks = off; remove this line, or"
                                + " flood.checks = off");
        assertThat(findings("flood.failures = off", "flood.clients = 100"))
                .containsExactly(
                        "test.properties:5: flood.clients: has no effect with flood.failures = off; remove this"
                                + " line, or flood.failures = off");
        assertThat(findings("proxy.trusted = 0.0.0.0/0"))
                .singleElement()
                .asString()
                .contains("proxy.trusted: contains a range of all addresses", "flood.failures does not apply");
        assertThat(findings("flood.checks = 4", "flood.wait = 10ms", "flood.failures = 5/1m", "flood.clients = 100"))
                .isEmpty();
    }

    private static List<String> findings(String... lines) {
        LoadedSettings loaded = TestSettings.loadWith(lines);
        assertThat(loaded.problems().hasErrors()).isFalse();
        return loaded.problems().all().stream().map(Problem::toString).toList();
    }
}
