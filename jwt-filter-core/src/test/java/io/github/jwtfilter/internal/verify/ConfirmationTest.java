package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.settings.LoadedSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {
    @ParameterizedTest
    @ValueSource(strings = {"'cnf':{'jkt':'x'}", "'cnf':{'x5t#S256':'x'}", "'cnf':{}", "'cnf':null", "'typ':'DPoP'"})
    void rejects_a_bound_token_unless_the_settings_accept_it_as_a_bearer_token(String members) {
        String token = TestTokens.goodWith(members);

        assertThat(reason(token, "")).isEqualTo(RejectionReason.SENDER_CONSTRAINED);
        assertThat(reason(token, "token.confirmation = refuse")).isEqualTo(RejectionReason.SENDER_CONSTRAINED);
        assertThat(reason(token, "token.confirmation = ignore")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'typ':'Bearer'", "'Cnf':{}", "'jkt':'x'", "'x':{'cnf':{'jkt':'x'}}", "'typ':null"})
    void accepts_a_token_that_is_not_bound(String members) {
        assertThat(reason(TestTokens.goodWith(members), "")).isNull();
    }

    @Test
    void a_forged_bound_token_is_forged_first_of_all() {
        String token = TestTokens.forged(TestTokens.goodWith("'cnf':{'jkt':'x'}"));

        assertThat(reason(token, "")).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    private static RejectionReason reason(String token, String line) {
        LoadedSettings loaded = TestSettings.loadWith(line);
        TokenVerifier verifier = TestVerifier.of(loaded, new TickingClock(TestTokens.ISSUED));
        Rejection rejection = verifier.verify(token).rejection();
        return rejection == null ? null : rejection.reason();
    }
}
