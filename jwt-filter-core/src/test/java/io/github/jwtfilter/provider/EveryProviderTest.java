package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks for every provider of the page, with its settings and its example payload. */
@ParameterizedClass
@MethodSource("io.github.jwtfilter.provider.Providers#all")
class EveryProviderTest {
    @Parameter
    Provider provider;

    private GuardedBySettings application;

    @BeforeEach
    void start() {
        application = GuardedBySettings.ofPage(provider);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void the_settings_have_no_findings() {
        assertThat(application.problems()).isEmpty();
    }

    @Test
    void a_token_brings_principal_and_roles() {
        JwtPrincipal principal = application.accepted(provider.sign(provider.payload()));

        assertThat(principal.getName()).isEqualTo(provider.principal());
        assertThat(principal.roles()).isEqualTo(provider.roles());
    }

    @Test
    void a_forged_token_is_rejected() {
        assertThat(application.rejected(provider.forge(provider.payload()))).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void a_token_for_another_audience_is_rejected() {
        String claim = provider.payload().claims().containsKey("aud") ? "aud" : "client_id";

        assertThat(application.rejected(provider.sign(provider.payload().with(claim, "another-application"))))
                .isEqualTo(RejectionReason.WRONG_AUDIENCE);
        assertThat(application.rejected(provider.sign(provider.payload().without(claim))))
                .isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/2", "x"})
    void a_token_of_an_issuer_with_a_similar_name_is_rejected(String tail) {
        String issuer = (String) provider.payload().claims().get("iss");
        String similar = tail.isEmpty() ? issuer.substring(0, issuer.length() - 1) : issuer + tail;

        assertThat(application.rejected(provider.sign(provider.payload().with("iss", similar))))
                .isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void a_token_that_has_expired_is_rejected() {
        Payload expired = provider.payload().with("exp", GuardedBySettings.NOW.getEpochSecond() - 61);

        assertThat(application.rejected(provider.sign(expired))).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void a_token_with_another_key_id_is_rejected() {
        String token = SigningKey.OF_PROVIDER.sign(Map.of("alg", "RS256", "kid", "unknown"), provider.payload());

        assertThat(application.rejected(token)).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @Test
    void encryption_keys_and_keys_of_other_tokens_verify_no_token_with_another_key_id() {
        String token = SigningKey.ANOTHER_OF_PROVIDER.sign(provider.completeHeader(), provider.payload());

        assertThat(application.rejected(token)).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }
}
