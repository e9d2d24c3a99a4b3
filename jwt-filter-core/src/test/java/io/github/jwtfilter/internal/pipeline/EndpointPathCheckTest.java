package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPathCheckTest {
    private static LoadedSettings check(String servletPath, String... lines) {
        LoadedSettings loaded = TestSettings.loadWith(lines);
        new EndpointPathCheck(loaded, Set.of(servletPath)).run();
        return loaded;
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.path, /status, /status",
        "health.path, /status, /status",
        "health.path, /status, /status/live",
        "health.path, /status, /status/ready"
    })
    void the_path_of_a_servlet_is_an_error(String key, String path, String servlet) {
        assertThat(check(servlet, key + " = " + path).problems().all())
                .filteredOn(Problem::error)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.toString()).contains("test.properties:4", key);
                    assertThat(problem.message()).startsWith(servlet + " is also the path of a servlet");
                    assertThat(problem.remedy()).contains("/jwt/");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/metrics", "/health/live/x"})
    void servlets_at_other_paths_do_not_matter(String servlet) {
        assertThat(check(servlet, "metrics.path = /jwt/metrics", "health.path = /health")
                        .problems()
                        .all())
                .isEmpty();
    }
}
