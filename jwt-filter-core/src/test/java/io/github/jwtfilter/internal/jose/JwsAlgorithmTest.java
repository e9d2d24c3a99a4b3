package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.JwsAlgorithm.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsAlgorithmTest {
    @ParameterizedTest
    @EnumSource
    void is_found_by_its_exact_name(JwsAlgorithm algorithm) {
        assertThat(JwsAlgorithm.ofHeaderName(algorithm.headerName())).isEqualTo(algorithm);
        assertThat(JwsAlgorithm.ofHeaderName(algorithm.headerName().toLowerCase()))
                .isNull();
        assertThat(algorithm).hasToString(algorithm.headerName());
    }

    @Test
    void only_hmac_is_symmetric() {
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            assertThat(algorithm.symmetric()).isEqualTo(algorithm.headerName().startsWith("HS"));
            assertThat(algorithm.curve() != null).isEqualTo(algorithm.family() == Family.ECDSA);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "nOne", " none ", "none\u0000", "n.o.n.e", "none1"})
    void recognizes_none_in_any_spelling(String name) {
        assertThat(JwsAlgorithm.isNone(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "non", "nonee", "nones", "HS256", "nonesuch"})
    void does_not_treat_other_names_as_none(String name) {
        assertThat(JwsAlgorithm.isNone(name)).isFalse();
    }
}
