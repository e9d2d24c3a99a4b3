package io.github.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTokenSourceTest {
    private final CookieTokenSource source = new CookieTokenSource("jwt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt=a",
                "x=1; jwt=a",
                "jwt=\"a\"",
                "jwt=a; jwt=a",
                "jwt=a; jwt=\"a\"",
                "jwt=; jwt=a",
                "jwt=a; jwt="
            })
    void finds_the_cookie(String header) {
        assertThat(find(header).value()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "jwt=", "jwt=\"\"", "jwt=; jwt=", "JWT=a"})
    void finds_no_token_in_an_absent_or_empty_cookie(String header) {
        assertThat(find(header).reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void finds_no_token_without_cookies() {
        assertThat(source.find(TestRequest.get("/")).reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt=a; jwt=b", "jwt=a; jwt=a; jwt=b", "jwt=a; jwt=; jwt=b", "jwt=a; x=1; jwt=A"})
    void refuses_to_choose_between_different_cookies(String header) {
        assertThat(find(header).reason()).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void looks_at_every_cookie_header() {
        TestRequest same = TestRequest.get("/").header("Cookie", "jwt=a").header("Cookie", "x=1; jwt=a");
        TestRequest different = TestRequest.get("/").header("Cookie", "jwt=a").header("Cookie", "x=1; jwt=b");

        assertThat(source.find(same).value()).isEqualTo("a");
        assertThat(source.find(different).reason()).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    private Outcome<String> find(String header) {
        return source.find(TestRequest.get("/").header("Cookie", header));
    }
}
