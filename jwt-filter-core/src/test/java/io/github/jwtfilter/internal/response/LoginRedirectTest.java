package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginRedirectTest {
    private final LoginRedirect redirect = new LoginRedirect("/login.jsp");

    @ParameterizedTest
    @CsvSource({"GET, 302", "HEAD, 302", "POST, 303", "PUT, 303", "DELETE, 303", "get, 303"})
    void redirects_with_302_for_a_get_and_303_otherwise(String method, int status) {
        assertThat(redirect.status(TestRequest.of(method, "/x"))).isEqualTo(status);
    }

    @Test
    void contains_the_return_path() {
        assertThat(redirect.location(TestRequest.get("/orders").query("page=2&sort=%C3%A9")))
                .isEqualTo("/app/login.jsp?return=%2Fapp%2Forders%3Fpage%3D2%26sort%3D%25C3%25A9");
        assertThat(redirect.location(TestRequest.get("/orders"))).isEqualTo("/app/login.jsp?return=%2Fapp%2Forders");
    }

    @Test
    void remembers_the_path_as_it_was_sent() {
        assertThat(redirect.location(TestRequest.get("/a b").rawPath("/app/a%20b;jsessionid=1")))
                .isEqualTo("/app/login.jsp?return=%2Fapp%2Fa%2520b%3Bjsessionid%3D1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void contains_no_return_path_to_a_request_that_cannot_be_repeated(String method) {
        assertThat(redirect.location(TestRequest.of(method, "/orders").query("a=b")))
                .isEqualTo("/app/login.jsp");
    }

    @Test
    void remembers_a_way_of_2000_characters_and_no_longer_one() {
        TestRequest longest = TestRequest.get("/x").contextPath("").rawPath("/" + "a".repeat(1999));
        TestRequest longer = TestRequest.get("/x")
                .contextPath("")
                .rawPath("/" + "a".repeat(1999))
                .query("");

        assertThat(redirect.location(longest)).isEqualTo("/login.jsp?return=%2F" + "a".repeat(1999));
        assertThat(redirect.location(longer)).isEqualTo("/login.jsp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.com/x",
                "///evil.example.com",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "https://evil.example.com/",
                "*",
                ""
            })
    void contains_no_return_path_to_another_server(String rawPath) {
        assertThat(redirect.location(TestRequest.get("/x").rawPath(rawPath))).isEqualTo("/app/login.jsp");
    }

    @Test
    void adds_to_the_query_of_the_page() {
        assertThat(new LoginRedirect("/login?theme=old").location(TestRequest.get("/x")))
                .isEqualTo("/app/login?theme=old&return=%2Fapp%2Fx");
    }

    @Test
    void redirects_to_another_server_if_configured() {
        assertThat(new LoginRedirect("https://sso.example.com/login").location(TestRequest.get("/x")))
                .isEqualTo("https://sso.example.com/login?return=%2Fapp%2Fx");
    }

    @Test
    void prevents_response_splitting() {
        TestRequest request =
                TestRequest.get("/x").rawPath("/a\r\nSet-Cookie: x=y").query("\r\n\u2028");

        assertThat(redirect.location(request)).matches("[!-~]+");
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "POST, false", "get, false"})
    void the_login_page_is_open_to_anyone(String method, boolean read) {
        assertThat(redirect.isLoginPage(TestRequest.of(method, "/login.jsp"))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "/login.jsp, /app/login.jsp;x=1",
        "/login.jsp, /app//login.jsp",
        "/login.jsp, /app/./login.jsp",
        "/login.jsp, /app/%6cogin.jsp",
        "/login.jsp, /login.jsp",
        "/login.jsp/x, /app/login.jsp/x",
        "/login.jspx, /app/login.jspx",
        "/Login.jsp, /app/Login.jsp",
        "/login.jsp, /app/admin/../login.jsp",
        "/admin, /app/login.jsp"
    })
    void no_other_spelling_and_no_other_path_is_the_page(String path, String rawPath) {
        assertThat(redirect.isLoginPage(TestRequest.get(path).rawPath(rawPath))).isFalse();
    }

    @Test
    void a_login_page_without_a_query_matches_any_query() {
        LoginRedirect page = new LoginRedirect("/login");

        assertThat(page.isLoginPage(TestRequest.get("/login"))).isTrue();
        assertThat(page.isLoginPage(TestRequest.get("/login").query("failed=1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"method=login", "method=login&return=%2Fapp%2Fx%3Fa%3D1%26b"})
    void a_login_page_with_a_query_matches_with_the_return_path_only(String query) {
        assertThat(new LoginRedirect("/user.do?method=login")
                        .isLoginPage(TestRequest.get("/user.do").query(query)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=delete&id=7",
                "method=login&method=delete",
                "method=login&return=x&method=delete",
                "method=login&return=x;method=delete",
                "method=login2",
                "METHOD=login",
                ""
            })
    void another_page_of_the_same_servlet_is_not_the_login_page(String query) {
        LoginRedirect page = new LoginRedirect("/user.do?method=login");

        assertThat(page.isLoginPage(TestRequest.get("/user.do").query(query))).isFalse();
        assertThat(page.isLoginPage(TestRequest.get("/user.do"))).isFalse();
    }

    @Test
    void a_login_page_of_another_server_matches_no_request() {
        assertThat(new LoginRedirect("https://sso.example.com/login").isLoginPage(TestRequest.get("/login")))
                .isFalse();
    }
}
