package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPathChecksTest {
    private static List<String> problems(String lines) {
        return TestSettings.loadWith(lines.split("; ")).problems().all().stream()
                .map(problem -> (problem.error() ? "error " : "finding ") + problem.key() + ": " + problem.message()
                        + "; " + problem.remedy())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "metrics.path = /~error metrics.path: is the root of the application; write a path such as /jwt/metrics",
                "health.path = /~error health.path: is the root of the application; write a path such as /jwt/health",
                "metrics.path = /m; health.path = /m~error health.path: is also metrics.path",
                "metrics.path = /h/live; health.path = /h~error health.path: is also metrics.path",
                "metrics.path = /h/ready; health.path = /h~error health.path: is also metrics.path",
                "metrics.path = /login.jsp; challenge.login-page = /login.jsp~error metrics.path: is also challenge.login-page",
                "health.path = /a; challenge.login-page = /a/live?x=1~error health.path: is also challenge.login-page",
                "session.store = memory; session.refresh-path = /x; metrics.path = /x~error metrics.path: is also session.refresh-path",
                "session.store = memory; session.jwks-path = /h/ready; health.path = /h~error health.path: is also session.jwks-path",
                "health.role = ops~finding health.role: has no effect without health.path"
            })
    void each_endpoint_has_a_path_of_its_own(String lines, String expected) {
        assertThat(problems(lines)).anyMatch(problem -> problem.startsWith(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.path = /m; health.path = /h",
                "metrics.path = /h/metrics; health.path = /h; health.role = ops",
                "metrics.path = /m; challenge.login-page = https://login.example/m",
                "metrics.path = /m; challenge.login-page = /login?next=/m"
            })
    void other_paths_are_accepted(String lines) {
        assertThat(problems(lines)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m/", "/m/*", "/m/**", "m", "/m;x", "/m?x", "/m%20", "/./m", "/m//n", ""})
    void texts_that_are_not_paths_are_errors(String path) {
        assertThat(problems("metrics.path = " + path)).anyMatch(problem -> problem.startsWith("error metrics.path: "));
    }

    @Test
    void the_page_after_a_logout_is_not_an_endpoint() {
        assertThat(
                        problems(
                                "login = openid; login.client-id = a; login.client-secret = secret-of-client; login.after-logout = /m; metrics.path = /m"))
                .anyMatch(problem -> problem.startsWith("error login.after-logout: is also metrics.path"));
    }
}
