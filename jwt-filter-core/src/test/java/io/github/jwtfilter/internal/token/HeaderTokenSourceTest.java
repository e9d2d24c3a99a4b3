package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.request.HttpToken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTokenSourceTest {
    private final HeaderTokenSource authorization = new HeaderTokenSource("Authorization", null);
    private final HeaderTokenSource custom = new HeaderTokenSource("X-Access-Token", null);

    @ParameterizedTest
    @CsvSource({
        "Bearer a.b.c, a.b.c",
        "bearer a.b.c, a.b.c",
        "BEARER a.b.c, a.b.c",
        "bEaReR a.b.c, a.b.c",
        "Bearer      a.b.c, a.b.c",
        "Bearer, ''",
        "'Bearer ', ''",
        "'Bearer   ', ''"
    })
    void finds_the_token_after_the_scheme(String value, String token) {
        assertThat(find(authorization, value).value()).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({
        "'Bearer\ta.b.c', '\ta.b.c'",
        "'Bearer \ta', '\ta'",
        "'Bearer,a', ',a'",
        "'Bearer=a', '=a'",
        "'Bearer a.b.c, Bearer d.e.f', 'a.b.c, Bearer d.e.f'",
        "'Bearer\u00a0a', '\u00a0a'"
    })
    void returns_a_malformed_value_as_a_token(String value, String token) {
        assertThat(find(authorization, value).value()).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Basic YWxpY2U6c2VjcmV0",
                "Basic Bearer a.b.c",
                "Bearers a.b.c",
                "Bearer2 a.b.c",
                "Bearer-Token a.b.c",
                "Bearer_ a",
                "Bearer. a",
                "Beare a.b.c",
                "Token a.b.c",
                "DPoP2 a.b.c",
                "PoPs a.b.c",
                "XDPoP a.b.c",
                "a.b.c",
                " Bearer a.b.c"
            })
    void treats_another_scheme_as_no_token(String value) {
        assertThat(find(authorization, value).reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DPoP a.b.c",
                "dpop a.b.c",
                "DPOP  a.b.c",
                "DPoP",
                "DPoP ",
                "DPoP\ta",
                "DPoP,a",
                "PoP a.b.c",
                "pop a",
                "GNAP a",
                "gnap"
            })
    void rejects_the_schemes_of_sender_constrained_tokens(String value) {
        assertThat(find(authorization, value).reason()).isEqualTo(RejectionReason.UNSUPPORTED_SCHEME);
        assertThat(custom.find(TestRequest.get("/").header("X-Access-Token", value))
                        .token()
                        .reason())
                .isEqualTo(RejectionReason.UNSUPPORTED_SCHEME);
    }

    @Test
    void finds_no_token_without_the_header() {
        assertThat(authorization.find(TestRequest.get("/")).token().reason()).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(custom.find(TestRequest.get("/").bearer("a.b.c")).token().reason())
                .isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"Bearer a.b.c, Bearer a.b.c", "Bearer a.b.c, Basic x", "Basic x, Bearer a.b.c", "Basic x, Basic y"})
    void rejects_several_headers(String first, String second) {
        TestRequest request =
                TestRequest.get("/").header("Authorization", first).header("authorization", second);

        assertThat(authorization.find(request).token().reason()).isEqualTo(RejectionReason.SEVERAL_HEADERS);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.c, a.b.c",
        "Bearer a.b.c, a.b.c",
        "bearer  a.b.c, a.b.c",
        "Basic a, Basic a",
        "Bearers a, Bearers a",
        "'', ''",
        "Bearer, ''"
    })
    void a_custom_token_header_needs_no_scheme(String value, String token) {
        Result<String> found = custom.find(TestRequest.get("/").header("X-Access-Token", value))
                .token();

        assertThat(found.value()).isEqualTo(token);
    }

    @Test
    void authorization_needs_its_scheme_however_its_name_is_spelled() {
        Result<String> found = new HeaderTokenSource("AUTHORIZATION", null)
                .find(TestRequest.get("/").header("Authorization", "a.b.c"))
                .token();

        assertThat(found.reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                'a', 'z', 'A', 'Z', '0', '9', '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'
            })
    void a_longer_scheme_name_is_another_scheme(char c) {
        assertThat(HttpToken.isTokenCharacter(c)).isTrue();
        assertThat(find(authorization, "Bearer" + c + "a.b.c").reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '(', ')', ',', '/', ':', ';', '<', '=', '>', '?', '@', '[', '\\', ']', '{', '}', '"', ' ', '\t', 0,
                0x7f, 0x80, 'é', '\u0131'
            })
    void a_scheme_ends_where_rfc_9110_ends_its_name(char c) {
        assertThat(HttpToken.isTokenCharacter(c)).isFalse();
        assertThat(find(authorization, "Bearer" + c + "a.b.c").reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Token a.b.c, a.b.c",
        "token   a.b.c, a.b.c",
        "TOKEN, ''",
        "Bearer a.b.c,",
        "Tokens a.b.c,",
        "a.b.c,",
        "Basic YTpi,"
    })
    void only_a_configured_scheme_has_a_token(String value, String token) {
        for (String header : List.of("Authorization", "X-Access-Token")) {
            Result<String> found = new HeaderTokenSource(header, "Token")
                    .find(TestRequest.get("/").header(header, value))
                    .token();

            assertThat(found.reason() == null ? found.value() : null).isEqualTo(token);
            assertThat(found.reason()).isIn(null, RejectionReason.NO_TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.c, a.b.c, a.b.c",
        "'', '', ''",
        "Bearer a.b.c, , Bearer a.b.c",
        "Basic YTpi, , Basic YTpi",
        "Bearer, Bearer, Bearer",
        "' a.b.c', ' a.b.c', ' a.b.c'"
    })
    void without_a_scheme_the_header_contains_only_the_token(String value, String inAuthorization, String inOther) {
        HeaderTokenSource other = new HeaderTokenSource("X-Access-Token", "");
        Result<String> found = find(new HeaderTokenSource("Authorization", ""), value);

        assertThat(found.reason() == null ? found.value() : null).isEqualTo(inAuthorization);
        assertThat(found.reason()).isIn(null, RejectionReason.NO_TOKEN);
        assertThat(other.find(TestRequest.get("/").header("X-Access-Token", value))
                        .token()
                        .value())
                .isEqualTo(inOther);
    }

    @Test
    void schemes_of_sender_constrained_tokens_are_rejected_with_any_configured_scheme() {
        for (String scheme : List.of("", "Token", "Bearer")) {
            for (String header : List.of("Authorization", "X-Access-Token")) {
                TestRequest request = TestRequest.get("/").header(header, "DPoP a.b.c");

                assertThat(new HeaderTokenSource(header, scheme)
                                .find(request)
                                .token()
                                .reason())
                        .isEqualTo(RejectionReason.UNSUPPORTED_SCHEME);
            }
        }
    }

    private static Result<String> find(HeaderTokenSource source, String value) {
        return source.find(TestRequest.get("/").header("Authorization", value)).token();
    }
}
