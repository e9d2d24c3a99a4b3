package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClockCheckTest {
    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "NOT_YET_VALID", "ISSUED_IN_FUTURE", "TOO_OLD"})
    void names_the_clocks_for_the_dates_of_a_new_token_if_the_provider_sends_no_date(RejectionReason reason) {
        assertThat(ClockCheck.note(reason, ""))
                .isEqualTo("; the provider has just issued it, so its clock probably differs from the local clock:"
                        + " synchronize both");
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_AUDIENCE", "BAD_SIGNATURE", "CLAIM_MISMATCH"})
    void does_not_name_the_clocks_for_another_reason(RejectionReason reason) {
        assertThat(ClockCheck.note(reason, "")).isEmpty();
    }

    @Test
    void prefers_the_measured_difference() {
        assertThat(ClockCheck.note(RejectionReason.EXPIRED, "; its clock is 10 min behind"))
                .isEqualTo("; its clock is 10 min behind");
    }
}
