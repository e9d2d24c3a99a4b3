package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.Settings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRulesTest {
    private static List<String> errors(String lines) {
        Settings settings = TestSettings.loadWith(lines.split("; ")).settings();
        CollectedProblems ofRules = new CollectedProblems();
        CollectedProblems found = new CollectedProblems();
        AccessRules rules = new AccessRules(settings.access(), ofRules.sink());
        new OperationRules(rules, found.sink()).check(settings.operation());
        assertThat(found.findings()).isEmpty();
        return found.errors();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "access.1 = /other : role a~serves /m, which has no access rule of its own; add the line access.11 = GET /m : role metrics",
                "access.20 = /** : role a~serves /m, which has no access rule of its own; add the line access.19 = GET /m : role metrics",
                "access.20 = /** : role a; access.19 = /x : deny; access.18 = /y : deny~add the line access.17 = GET /m : role metrics",
                "access.0 = /** : role a~add the line access.<n> = GET /m : role metrics",
                "access.99999 = /x : deny~add the line access.<n> = GET /m : role metrics",
                "access.5 = POST /m : role a~serves /m, which has no access rule of its own",
                "access.5 = /m/x : role a~serves /m, which has no access rule of its own",
                "access.5 = /m : anyone~serves /m, which access.5 opens to anyone, so that tokens are ignored; add the line access.4 = GET /m : role metrics",
                "access.5 = GET /m : anyone; access.6 = /m : role a~which access.5 opens to anyone",
                "access.5 = /m : anyone & same-origin~which access.5 opens to anyone",
                "access.5 = /m : optional~access.5 requires neither a role nor a scope for it; add the line access.4 = GET /m : role metrics",
                "access.5 = /m : authenticated~access.5 requires neither a role nor a scope",
                "access.5 = /m : same-origin~access.5 requires neither a role nor a scope",
                "access.5 = /m : deny~serves /m, which access.5 denies; add the line access.4"
            })
    void metrics_require_a_rule_of_their_own_with_a_role_or_scope(String rules, String expected) {
        assertThat(errors("metrics.path = /m; " + rules))
                .singleElement()
                .satisfies(
                        error -> assertThat(error).startsWith("metrics.path: ").contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access.5 = GET /m : role metrics",
                "access.5 = /m : scope metrics.read",
                "access.5 = /m/** : role a|b & same-origin",
                "access.5 = GET /m : role a; access.9 = /** : anyone",
                "access.5 = POST /m : anyone; access.6 = /m : role a"
            })
    void accepts_suitable_rules_for_metrics(String rules) {
        assertThat(errors("metrics.path = /m; " + rules)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "access.1 = /other : role a~serves /h, which has no access rule of its own; add the line access.11 = GET /h/** : optional",
                "access.9 = /** : optional~serves /h, which has no access rule of its own; add the line access.8 = GET /h/** : optional",
                "access.5 = /h : optional~serves /h/live, which has no access rule of its own; add the line access.15 = GET /h/** : optional",
                "access.5 = /h/** : anyone~serves /h, which access.5 opens to anyone, so that tokens are ignored; add the line access.4 = GET /h/** : optional",
                "access.5 = /h/live : anyone; access.6 = /h/** : optional~serves /h/live, which access.5 opens to anyone",
                "access.5 = /h/ready : deny; access.6 = /h/** : optional~serves /h/ready, which access.5 denies",
            })
    void the_health_requires_a_rule_that_does_not_ignore_tokens(String rules, String expected) {
        assertThat(errors("health.path = /h; " + rules))
                .singleElement()
                .satisfies(
                        error -> assertThat(error).startsWith("health.path: ").contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access.5 = GET /h/** : optional",
                "access.5 = /h/** : authenticated",
                "access.5 = /h : role a; access.6 = /h/live : optional; access.7 = /h/ready : scope x"
            })
    void accepts_suitable_rules_for_the_health(String rules) {
        assertThat(errors("health.path = /h; " + rules)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.5 = /** : deny", "metrics.path = /m; access.5 = nonsense"})
    void reports_nothing_without_endpoints_or_if_the_rules_cannot_be_read(String lines) {
        assertThat(errors(lines)).isEmpty();
    }

    /** The proposed line makes the settings valid. */
    @ParameterizedTest
    @ValueSource(strings = {"access.20 = /** : role a", "access.5 = /m : anyone", "access.1 = /other : role a"})
    void the_proposed_line_is_a_remedy(String rules) {
        String error = errors("metrics.path = /m; " + rules).get(0);
        String line = error.replaceFirst(".*add the line ", "").replaceFirst(" \\(.*", "");

        assertThat(errors("metrics.path = /m; " + rules + "; " + line)).isEmpty();
    }
}
