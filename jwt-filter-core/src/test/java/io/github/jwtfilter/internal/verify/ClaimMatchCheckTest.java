package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMatchCheckTest {
    private final ClaimMatchCheck check = new ClaimMatchCheck("c", List.of("access", "true", "7"));

    @ParameterizedTest
    @ValueSource(
            strings = {"'access'", "'true'", "true", "'7'", "7", "['access']", "['x','access']", "[null,7]", "[1,true]"
            })
    void accepts_a_claim_that_equals_or_contains_one_of_the_values(String value) {
        assertThat(check.check(claims(value), 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id'",
                "'Access'",
                "'access '",
                "''",
                "false",
                "8",
                "7.0",
                "7e0",
                "-7",
                "[]",
                "['x']",
                "[null]",
                "[['access']]",
                "{}",
                "{'access':true}",
                "'access,true'"
            })
    void rejects_every_other_value(String value) {
        assertThat(check.check(claims(value), 0)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
    }

    @Test
    void rejects_a_claim_that_is_missing_or_null() {
        assertThat(check.check(claims("null"), 0)).isEqualTo(RejectionReason.CLAIM_MISSING);
        assertThat(check.check(Claims.of(Json.object("{'exp':1,'C':'access'}")).value(), 0))
                .isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void a_whole_number_of_any_size_equals_its_text() {
        ClaimMatchCheck large = new ClaimMatchCheck("c", List.of("12345678901234567890"));

        assertThat(large.check(claims("12345678901234567890"), 0)).isNull();
        assertThat(large.check(claims("1.2345678901234567890e19"), 0)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
    }

    @Test
    void a_value_that_is_marked_as_such_is_a_pattern() {
        ClaimMatchCheck patterns = new ClaimMatchCheck("c", List.of("glob:repo:org/*:ref:refs/heads/main", "a*", "7"));

        assertThat(patterns.check(claims("'repo:org/app:ref:refs/heads/main'"), 0))
                .isNull();
        assertThat(patterns.check(claims("['x','repo:org/app:ref:refs/heads/main']"), 0))
                .isNull();
        assertThat(patterns.check(claims("7"), 0)).isNull();
        assertThat(patterns.check(claims("'a*'"), 0)).isNull();
        assertThat(patterns.check(claims("'ab'"), 0)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(patterns.check(claims("'glob:repo:org/*:ref:refs/heads/main'"), 0))
                .isEqualTo(RejectionReason.CLAIM_MISMATCH);
    }

    private static Claims claims(String value) {
        return Claims.of(Json.object("{'exp':1,'c':" + value + "}")).value();
    }
}
