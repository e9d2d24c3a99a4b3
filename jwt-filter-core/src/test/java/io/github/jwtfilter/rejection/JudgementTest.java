package io.github.jwtfilter.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class JudgementTest {
    @Test
    void of_an_accepted_token_holds_the_value_only() {
        Judgement<String> judgement = Judgement.accepted("alice");

        assertThat(judgement.value()).isEqualTo("alice");
        assertThat(judgement.rejection()).isNull();
    }

    @Test
    void of_a_rejected_token_holds_the_rejection_only() {
        Rejection rejection = Rejection.of(RejectionReason.EXPIRED);

        Judgement<String> judgement = Judgement.rejected(rejection);

        assertThat(judgement.rejection()).isSameAs(rejection);
        assertThatIllegalStateException().isThrownBy(judgement::value).withMessage("rejected: expired");
    }
}
