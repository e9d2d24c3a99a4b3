package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionTest {
    @Test
    void without_a_token_shows_its_reason() {
        Rejection rejection = Rejection.of(RejectionReason.NO_TOKEN);

        assertThat(rejection.reason()).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(rejection.token()).isNull();
        assertThat(rejection).hasToString("no-token");
    }

    @Test
    void adding_a_rule_or_values_keeps_the_other_fields() {
        TokenLabel label = TokenLabel.ofVerified("i", "s", "j");

        Rejection rejection = Rejection.of(RejectionReason.ROLE_MISSING, label)
                .withCheck(() -> FailedCheck.ofRule("roles", "role admin", "[]"))
                .by(new StringBuilder("access.30"));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.ROLE_MISSING);
        assertThat(rejection.token()).isSameAs(label);
        assertThat(rejection.missing()).isEqualTo("role admin");
        assertThat(rejection.check()).hasToString("roles: expected \"role admin\", found []");
        assertThat(rejection.rule()).isEqualTo("access.30");
        assertThat(rejection.advice()).isNull();
        assertThat(Rejection.withAdvice(RejectionReason.AMBIGUOUS_PATH, () -> "x")
                        .by("y")
                        .advice())
                .isEqualTo("x");
        assertThat(Rejection.of(RejectionReason.NO_TOKEN).rule()).isNull();
        assertThat(Rejection.of(RejectionReason.NO_TOKEN).check()).isNull();
    }

    @Test
    void of_a_token_shows_its_label() {
        TokenLabel label = TokenLabel.ofVerified("i", "s", "j");

        Rejection rejection = Rejection.of(RejectionReason.EXPIRED, label);

        assertThat(rejection.token()).isSameAs(label);
        assertThat(rejection).hasToString("expired iss=\"i\" sub=\"s\" jti=\"j\"");
    }
}
