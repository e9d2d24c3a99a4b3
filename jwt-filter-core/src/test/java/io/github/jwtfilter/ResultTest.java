package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultTest {
    @Test
    void of_an_accepted_token_has_a_value_only() {
        Result<String> result = Result.accepted("alice");

        assertThat(result.value()).isEqualTo("alice");
        assertThat(result.rejection()).isNull();
        assertThat(result.reason()).isNull();
    }

    @Test
    void of_a_rejected_token_has_a_rejection_only() {
        Rejection rejection = Rejection.of(RejectionReason.EXPIRED);

        Result<String> result = Result.rejected(rejection);

        assertThat(result.rejection()).isSameAs(rejection);
        assertThatIllegalStateException().isThrownBy(result::value).withMessage("rejected: expired");
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void of_a_failed_step_has_a_reason_and_no_value(RejectionReason reason) {
        Result<String> result = Result.rejected(reason);

        assertThat(result.reason()).isSameAs(reason);
        assertThatIllegalStateException().isThrownBy(result::value).withMessage("rejected: " + reason.code());
    }

    @Test
    void a_rejection_without_details_costs_no_memory() {
        Result<String> text = Result.rejected(RejectionReason.EXPIRED);
        Result<Integer> number = Result.rejected(RejectionReason.EXPIRED);

        assertThat((Object) text).isSameAs(number);
    }
}
