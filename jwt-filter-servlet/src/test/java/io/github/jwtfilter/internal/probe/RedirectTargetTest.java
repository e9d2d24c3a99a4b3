package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/app/login?return=%2Fx, true, /app/login",
        "login#top, true, /app/a/login",
        "?x=1, true, /app/a/b",
        "../login.jsp, true, /app/login.jsp",
        "./login/../x/, true, /app/a/x/",
        "/app/[x]/.., true, /app/[x]/..",
        "http://app.example:8080/x, true, /x",
        "HTTP://APP.example.:8080/x, true, /x",
        "http://app.example:8080, true, /",
        "http://app.example/x, false, /x",
        "https://app.example:8080/x, false, /x",
        "//other.example/x, false, /x",
        "http://app.example:8080.evil.example/x, false, /x"
    })
    void is_resolved(String location, boolean within, String path) throws Exception {
        ProbeTarget target = ProbeTarget.parse("http://app.example:8080/app");
        RedirectTarget to = RedirectTarget.of(location, target, "/app/a/b?c=d");

        assertThat(to.isWithin(target)).isEqualTo(within);
        assertThat(within ? to.path() : path).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/\u00e4", "javascript:alert(1)", "http://user@app.example:8080/", "/a\tb"})
    void is_not_followed_if_malformed(String location) throws Exception {
        ProbeTarget target = ProbeTarget.parse("http://app.example:8080/app");

        assertThat(RedirectTarget.of(location, target, "/").isUnusable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/login, true",
        "/app/login.jsp, true",
        "/Login.do, true",
        "/app/UserLogin, true",
        "/app/sign-in, true",
        "/app/oauth2/authorization/google, true",
        "/auth, true",
        "/app/sso/, true",
        "/app/blog-index, false",
        "/app/catalog, false",
        "/app/authors, false",
        "/app/orders, false",
        "/app/, false"
    })
    void is_a_login_by_its_name(String path, boolean login) throws Exception {
        ProbeTarget target = ProbeTarget.parse("http://app.example:8080/app");

        assertThat(RedirectTarget.of(path, target, "/").isLoginByName()).isEqualTo(login);
    }
}
