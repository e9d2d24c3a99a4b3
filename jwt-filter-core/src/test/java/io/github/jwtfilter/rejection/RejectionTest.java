package io.github.jwtfilter.rejection;

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
    void of_a_token_shows_its_label() {
        TokenLabel label = TokenLabel.ofVerified("i", "j");

        Rejection rejection = Rejection.of(RejectionReason.EXPIRED, label);

        assertThat(rejection.token()).isSameAs(label);
        assertThat(rejection).hasToString("expired iss=\"i\" jti=\"j\"");
    }
}
