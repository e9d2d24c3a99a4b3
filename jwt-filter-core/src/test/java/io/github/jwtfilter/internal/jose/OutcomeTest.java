package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.jwtfilter.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    @Test
    void holds_a_value_and_no_reason_when_a_step_has_passed() {
        Outcome<String> outcome = Outcome.of("a");

        assertThat(outcome.value()).isEqualTo("a");
        assertThat(outcome.reason()).isNull();
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void holds_the_reason_and_no_value_when_a_step_has_failed(RejectionReason reason) {
        Outcome<String> outcome = Outcome.rejected(reason);

        assertThat(outcome.reason()).isSameAs(reason);
        assertThatIllegalStateException().isThrownBy(outcome::value).withMessage("rejected: " + reason);
    }

    @Test
    void costs_no_memory_to_reject() {
        Outcome<String> text = Outcome.rejected(RejectionReason.EXPIRED);
        Outcome<Integer> number = Outcome.rejected(RejectionReason.EXPIRED);

        assertThat((Object) text).isSameAs(number);
    }
}
