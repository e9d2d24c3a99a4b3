package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMatchChecksTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @ParameterizedTest
    @CsvSource({
        "glob:, contains glob: without a pattern",
        "glob:repo:org/**, no wildcard matches : and /",
        "'a, glob:**', no wildcard matches : and /"
    })
    void rejects_a_pattern_that_cannot_match_as_intended(String value, String message) {
        LoadedSettings loaded = settings.complete("claims.match.sub = " + value);

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded)).singleElement().asString().contains("claims.match.sub: ", message);
    }

    @Test
    void shows_no_value_of_an_expression() {
        settings.environment.withVariable("SUBJECT", "hunter*").withVariable("PATHS", "hunter..x");

        assertThat(SettingsUnderTest.lines(
                        settings.complete("claims.match.sub = ${env:SUBJECT}\nroles.claims = ${env:PATHS}")))
                .hasSize(2)
                .noneMatch(line -> line.contains("hunter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.match.sub = glob:repo:org/*:ref:refs/heads/*, repo:org/app:pull_request",
                "claims.match.tenant = 1, true",
                "roles.separator = ,",
                "roles.separator = ||",
                "roles.claims = groups[*].name, https://example.com/roles, urn:x:roles, kubernetes\\\\.io.namespace,"
                        + " a\\\\[0].b",
                "principal.claims = user.id, upn"
            })
    void reports_nothing_for_values_that_can_match(String line) {
        assertThat(settings.problems(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"comma", "a", "1", "', '", "_;_;", "\\\\", "é"})
    void rejects_a_separator_that_is_not_punctuation(String separator) {
        assertThat(settings.complete("roles.separator = " + separator)
                        .problems()
                        .hasErrors())
                .isTrue();
    }
}
