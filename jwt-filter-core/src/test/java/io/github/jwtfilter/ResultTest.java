package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void of_an_accepted_token_holds_the_value_only() {
        Result<String> result = Result.accepted("alice");

        assertThat(result.value()).isEqualTo("alice");
        assertThat(result.rejection()).isNull();
    }

    @Test
    void of_a_rejected_token_holds_the_rejection_only() {
        Rejection rejection = Rejection.of(RejectionReason.EXPIRED);

        Result<String> result = Result.rejected(rejection);

        assertThat(result.rejection()).isSameAs(rejection);
        assertThatIllegalStateException().isThrownBy(result::value).withMessage("rejected: expired");
    }
}
