package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class LoginFlowTest {
    private final SecureRandom random = new SecureRandom();
    private final LoginFlow flow = LoginFlow.start(random, 1_000, false, false, "/app/page?a=b");

    @Test
    void keeps_its_values_in_the_content_of_the_cookie() {
        LoginFlow read = LoginFlow.parse(flow.content());

        assertThat(read.state()).isEqualTo(flow.state());
        assertThat(read.nonce()).isEqualTo(flow.nonce());
        assertThat(read.codeVerifier()).isEqualTo(flow.codeVerifier());
        assertThat(read.returnPath()).isEqualTo("/app/page?a=b");
        assertThat(read.startedAt()).isEqualTo(1_000);
        assertThat(read.isForm()).isFalse();
        assertThat(read.isRepeated()).isFalse();
    }

    @Test
    void keeps_the_marks_of_a_form_and_of_a_repeated_flow() {
        LoginFlow form =
                LoginFlow.parse(LoginFlow.start(random, 1, true, false, "/").content());
        LoginFlow repeated =
                LoginFlow.parse(LoginFlow.start(random, 1, false, true, "/").content());

        assertThat(form.isForm()).isTrue();
        assertThat(form.isRepeated()).isFalse();
        assertThat(repeated.isRepeated()).isTrue();
        assertThat(AuthorizationResponse.parse("state=" + repeated.state()).isRepeated())
                .isTrue();
        assertThat(AuthorizationResponse.parse("state=" + flow.state()).isRepeated())
                .isFalse();
    }

    @Test
    void has_a_state_a_nonce_and_a_verifier_that_do_not_reveal_each_other() {
        LoginFlow other = LoginFlow.start(random, 1_000, false, false, "/");

        assertThat(flow.state().substring(1)).hasSize(43).isNotEqualTo(flow.nonce());
        assertThat(flow.nonce()).hasSize(43).isNotEqualTo(flow.codeVerifier());
        assertThat(flow.codeVerifier()).hasSize(43);
        assertThat(flow.codeChallenge()).hasSize(43).isNotEqualTo(flow.codeVerifier());
        assertThat(other.state()).isNotEqualTo(flow.state());
        assertThat(flow.hasState(other.state())).isFalse();
        assertThat(flow.hasNonce(other.nonce())).isFalse();
        assertThat(flow.hasNonce(null)).isFalse();
        assertThat(flow.hasNonce(flow.nonce())).isTrue();
    }

    @Test
    void expires_after_its_time() {
        assertThat(flow.isExpired(1_000 + LoginFlow.MAX_SECONDS)).isFalse();
        assertThat(flow.isExpired(1_001 + LoginFlow.MAX_SECONDS)).isTrue();
    }

    @Test
    void rejects_content_of_another_length() {
        assertThat(LoginFlow.parse(new byte[10])).isNull();
        assertThat(LoginFlow.parse(new byte[2_000])).isNull();
    }

    @Test
    void does_not_show_its_secret() {
        assertThat(flow).hasToString("(hidden)");
    }
}
