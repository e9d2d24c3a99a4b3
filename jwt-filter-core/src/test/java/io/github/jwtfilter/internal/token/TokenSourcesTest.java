package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import org.junit.jupiter.api.Test;

class TokenSourcesTest {
    private final TokenSources sources = sources("token.cookie = jwt");

    @Test
    void prefers_a_bearer_header_to_the_cookie() {
        assertThat(sources.find(TestRequest.get("/").bearer("h").cookie("jwt", "c"))
                        .token()
                        .value())
                .isEqualTo("h");
    }

    @Test
    void checks_a_bearer_header_even_when_it_is_empty_and_the_cookie_is_not() {
        TestRequest request =
                TestRequest.get("/").header("Authorization", "Bearer").cookie("jwt", "c");

        assertThat(sources.find(request).token().value()).isEmpty();
    }

    @Test
    void does_not_fall_back_to_the_cookie_when_there_are_several_headers() {
        TestRequest request = TestRequest.get("/").bearer("h").bearer("h").cookie("jwt", "c");

        assertThat(sources.find(request).token().reason()).isEqualTo(RejectionReason.SEVERAL_HEADERS);
    }

    @Test
    void reads_the_cookie_if_the_header_has_another_scheme() {
        TestRequest request =
                TestRequest.get("/").header("Authorization", "Basic x").cookie("jwt", "c");

        assertThat(sources.find(request).token().value()).isEqualTo("c");
    }

    @Test
    void reads_the_cookie_where_there_is_no_header() {
        assertThat(sources.find(TestRequest.get("/").cookie("jwt", "c")).token().value())
                .isEqualTo("c");
    }

    @Test
    void finds_no_token_without_header_and_cookie() {
        assertThat(sources.find(TestRequest.get("/")).token().reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void reads_no_cookie_unless_configured() {
        assertThat(sources("")
                        .find(TestRequest.get("/").cookie("jwt", "c"))
                        .token()
                        .reason())
                .isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void reads_the_header_that_the_settings_name_and_no_other() {
        TokenSources custom = sources("token.header = X-Access-Token");

        assertThat(custom.find(TestRequest.get("/").header("x-access-token", "a"))
                        .token()
                        .value())
                .isEqualTo("a");
        assertThat(custom.find(TestRequest.get("/").bearer("a")).token().reason())
                .isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void does_not_fall_back_to_the_cookie_when_a_bound_token_is_not_in_the_configured_header() {
        TokenSources custom = new TokenSources(TestSettings.with("token.header = X-Access-Token", "token.cookie = jwt")
                .token());

        for (String value : new String[] {"DPoP a.b.c", "dpop", "PoP a", "GNAP a"}) {
            TestRequest request = TestRequest.get("/")
                    .header("Authorization", "Basic x")
                    .header("Authorization", value)
                    .cookie("jwt", "c");
            assertThat(custom.find(request).token().reason()).isEqualTo(RejectionReason.UNSUPPORTED_SCHEME);
            assertThat(custom.find(request).isInCookie()).isFalse();
            assertThat(custom.find(request.header("X-Access-Token", "h"))
                            .token()
                            .value())
                    .isEqualTo("h");
        }
        assertThat(custom.find(TestRequest.get("/").bearer("b").cookie("jwt", "c"))
                        .token()
                        .value())
                .isEqualTo("c");
    }

    @Test
    void distinguishes_credentials_that_browsers_add_from_those_of_a_program() {
        assertThat(sources.find(TestRequest.get("/").cookie("jwt", "c")).isInCookie())
                .isTrue();
        assertThat(sources.find(TestRequest.get("/")).isInCookie()).isTrue();
        assertThat(sources.find(TestRequest.get("/").bearer("h").cookie("jwt", "c"))
                        .isInCookie())
                .isFalse();
        assertThat(sources.find(TestRequest.get("/").bearer("").cookie("jwt", "c"))
                        .isInCookie())
                .isFalse();
    }

    private static TokenSources sources(String line) {
        return new TokenSources(TestSettings.with(line).token());
    }
}
