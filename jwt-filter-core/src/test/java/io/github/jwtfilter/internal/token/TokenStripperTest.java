package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStripperTest {
    private final TokenStripper tokenStripper = tokenStripper("token.cookie = jwt");

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer abc, true",
        "authorization, bearer abc, true",
        "AUTHORIZATION, BEARER, true",
        "Authorization, DPoP abc, true",
        "Authorization, Basic YTpi, false",
        "Authorization, Bearerx abc, false",
        "Proxy-Authorization, Bearer abc, false",
        "X-Token, abc, false"
    })
    void hides_tokens_only(String name, String value, boolean hidden) {
        assertThat(tokenStripper.hidesHeader(name, value)).isEqualTo(hidden);
    }

    @Test
    void hides_a_custom_token_header_completely() {
        TokenStripper other = tokenStripper("token.header = X-Token");

        assertThat(other.hidesHeader("x-token", "abc")).isTrue();
        assertThat(other.hidesHeader("x-token", "Bearer abc")).isTrue();
        assertThat(other.hidesHeader("Authorization", "Bearer abc")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "jwt=a | ''",
                "a=1; jwt=x; b=2 | a=1; b=2",
                "jwt=x;jwt=y | ''",
                "JWT=x; jwt2=y | JWT=x; jwt2=y",
                "' jwt = x ; a=1' | a=1",
                "a=jwt; b=\"jwt=x\" | a=jwt; b=\"jwt=x\"",
                "jwt | jwt",
                "a=1 | a=1"
            })
    void keeps_other_cookies(String header, String rest) {
        assertThat(tokenStripper.withoutCookie(header)).isEqualTo(rest);
    }

    @Test
    void recognizes_the_cookie_by_its_exact_name() {
        assertThat(tokenStripper.hidesCookie("jwt")).isTrue();
        assertThat(tokenStripper.hidesCookie("JWT")).isFalse();
        assertThat(tokenStripper("").hidesCookie("jwt")).isFalse();
        assertThat(tokenStripper("").withoutCookie("jwt=a")).isEqualTo("jwt=a");
    }

    private static TokenStripper tokenStripper(String line) {
        return new TokenStripper(TestSettings.loadWith(line).settings().token(), List.of());
    }

    @Test
    void hides_the_chunks_of_a_cookie() {
        assertThat(tokenStripper.withoutCookie(
                        "jwt.0=a; jwt.1=b; x=1; jwt_0=c; jwtC2=d; jwt=chunks-2; jwt.x=2; jwtC=3; jwt0=4"))
                .isEqualTo("x=1; jwt.x=2; jwtC=3; jwt0=4");
        assertThat(tokenStripper.hidesCookie("jwt.11")).isTrue();
        assertThat(tokenStripper.hidesCookie("jwt.011")).isFalse();
        assertThat(tokenStripper.hidesCookie("xjwt.0")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Token abc, true", "token abc, true", "Bearer abc, false", "DPoP abc, true", "abc, false"})
    void hides_tokens_with_the_configured_scheme(String value, boolean hidden) {
        assertThat(tokenStripper("token.scheme = Token").hidesHeader("Authorization", value))
                .isEqualTo(hidden);
    }

    @Test
    void hides_tokens_without_a_scheme() {
        assertThat(tokenStripper("token.scheme = none").hidesHeader("Authorization", "abc"))
                .isTrue();
        assertThat(tokenStripper("token.scheme = none").hidesHeader("Authorization", "Basic YTpi"))
                .isFalse();
    }
}
