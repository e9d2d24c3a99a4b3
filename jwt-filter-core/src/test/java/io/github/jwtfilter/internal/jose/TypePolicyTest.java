package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypePolicyTest {
    private final TypePolicy usual = TypePolicy.of(Optional.empty());

    @Test
    void accepts_tokens_without_a_type() {
        assertThat(usual.accepts(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "Jwt", "at+jwt", "AT+JWT", "application/jwt", "Application/AT+jwt"})
    void accepts_the_usual_types(String type) {
        assertThat(usual.accepts(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " JWT",
                "JWT ",
                "JWS",
                "JOSE",
                "id+jwt",
                "logout+jwt",
                "dpop+jwt",
                "text/jwt",
                "application/",
                "application/application/jwt",
                "application/jwt/x",
                "jwt/",
                "\u212aWT",
                "jwt\u0000"
            })
    void rejects_other_types(String type) {
        assertThat(usual.accepts(type)).isFalse();
    }

    @Test
    void accepts_only_the_one_that_is_set() {
        TypePolicy policy = TypePolicy.of(Optional.of("application/Kind+JWT"));

        assertThat(policy.accepts("kind+jwt")).isTrue();
        assertThat(policy.accepts("application/KIND+jwt")).isTrue();
        assertThat(policy.accepts("JWT")).isFalse();
        assertThat(policy.accepts(null)).isFalse();
    }

    @Test
    void distinguishes_the_kelvin_sign_from_k() {
        assertThat(TypePolicy.of(Optional.of("kind")).accepts("\u212aind")).isFalse();
    }
}
