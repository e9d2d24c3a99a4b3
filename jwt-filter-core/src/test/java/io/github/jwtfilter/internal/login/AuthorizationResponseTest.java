package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationResponseTest {
    @Test
    void reads_the_parameters_of_the_provider() {
        AuthorizationResponse response =
                AuthorizationResponse.parse("code=a%2Bb&state=f1&iss=https%3A%2F%2Fidp.example.com&session_state=x");

        assertThat(response.code()).isEqualTo("a+b");
        assertThat(response.state()).isEqualTo("f1");
        assertThat(response.issuer()).isEqualTo("https://idp.example.com");
        assertThat(response.error()).isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "code=a&state=f1&state=f2",
                "code=a&code=b&state=f1",
                "code=%zz&state=f1",
                "code=%f&state=f1",
                "st%61te=f2&state=f1&code=a",
            })
    void has_no_state_if_the_query_is_malformed_or_repeats_a_parameter(String query) {
        AuthorizationResponse response = AuthorizationResponse.parse(query);

        assertThat(response.state()).isNull();
        assertThat(response.code()).isNull();
    }

    @Test
    void has_no_state_if_the_query_is_too_long_or_has_too_many_parameters() {
        StringBuilder many = new StringBuilder("state=f1");
        for (int i = 0; i < 60; i++) {
            many.append("&p").append(i).append("=1");
        }

        assertThat(AuthorizationResponse.parse(many.toString()).state()).isNull();
        assertThat(AuthorizationResponse.parse("state=f1&x=" + "a".repeat(17_000))
                        .state())
                .isNull();
    }

    @Test
    void does_not_show_the_code() {
        assertThat(AuthorizationResponse.parse("code=secret&state=f1")).hasToString("(hidden)");
    }
}
