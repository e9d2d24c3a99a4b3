package io.github.jwtfilter.decision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieRemovalTest {
    private static final String EXPIRED = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly";

    private final CookieRemoval removal = new CookieRemoval("jwt");

    @Test
    void removes_the_cookie_from_every_path_that_the_application_may_have_used() {
        assertThat(removal.headersFor(TestRequest.get("/x")))
                .containsExactly(
                        "jwt=; Path=/" + EXPIRED + "; Secure; SameSite=Lax",
                        "jwt=; Path=/app" + EXPIRED + "; Secure; SameSite=Lax",
                        "jwt=; Path=/app/" + EXPIRED + "; Secure; SameSite=Lax");
    }

    @Test
    void knows_one_path_only_where_the_application_is_the_root() {
        assertThat(removal.headersFor(TestRequest.get("/x").contextPath("")))
                .containsExactly("jwt=; Path=/" + EXPIRED + "; Secure; SameSite=Lax");
    }

    @Test
    void is_not_marked_secure_over_plain_http_where_browsers_would_ignore_it() {
        assertThat(removal.headersFor(TestRequest.get("/x").plainHttp()))
                .hasSize(3)
                .noneMatch(header -> header.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-jwt", "__Secure-jwt"})
    void is_always_marked_secure_where_the_name_demands_it(String name) {
        assertThat(new CookieRemoval(name).headersFor(TestRequest.get("/x").plainHttp()))
                .hasSize(3)
                .allMatch(header -> header.startsWith(name + "=; ") && header.contains("; Secure; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;Domain=evil.example.com", "/a,b", "/a b", "/a\r\nX: y", "/\u00e9", "/a\u007f"})
    void leaves_out_a_path_that_would_add_to_the_header(String contextPath) {
        assertThat(removal.headersFor(TestRequest.get("/x").contextPath(contextPath)))
                .containsExactly("jwt=; Path=/" + EXPIRED + "; Secure; SameSite=Lax");
    }
}
