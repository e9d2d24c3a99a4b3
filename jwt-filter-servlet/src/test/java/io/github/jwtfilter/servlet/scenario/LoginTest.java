package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** A person without a token requests a page, logs in, and receives it. */
class LoginTest {
    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings(
                                        "challenge.login-page = /sign-in",
                                        "access.10 = POST /sign-in : anyone & same-origin")
                                .replace("token.cookie = access", "token.cookie = __Host-access"))
                .withServlet("/sign-in", new LoginServlet())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void the_login_redirects_to_the_requested_page() throws Exception {
        HttpResponse<String> rejected = server.get("/who?a=1&b=%20", "Sec-Fetch-Mode", "navigate");
        URI login = URI.create(rejected.headers().firstValue("Location").orElseThrow());
        assertThat(login.getPath()).isEqualTo("/app/sign-in");

        HttpResponse<String> page = server.get("/sign-in?" + login.getRawQuery());
        assertThat(page.body()).isEqualTo("back to /app/who?a=1&b=%20");

        HttpResponse<String> posted = server.post(
                "/sign-in", login.getRawQuery() + "&user=alice&password=open+sesame", "Sec-Fetch-Site", "same-origin");
        assertThat(posted.statusCode()).isEqualTo(302);
        assertThat(posted.headers().firstValue("Location").orElseThrow()).endsWith("/app/who?a=1&b=%20");
        String cookie = posted.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(server.get("/who?a=1&b=%20", "Cookie", cookie).body()).contains("principal=alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example.com%2F",
                "%2F%2Fevil.example.com",
                "%2F%5Cevil.example.com",
                "%2Fapp%2Fsign-in%3Freturn%3Dx",
                "%2Fapp%2F..%2Fother",
                "%2Fapp%2Fx%0D%0ASet-Cookie%3A+a%3Db",
                ""
            })
    void a_forged_link_does_not_redirect_to_another_server(String value) throws Exception {
        assertThat(server.get("/sign-in?return=" + value).body()).isEqualTo("back to /app/");
        HttpResponse<String> posted = server.post(
                "/sign-in", "return=" + value + "&user=alice&password=open+sesame", "Sec-Fetch-Site", "same-origin");
        assertThat(URI.create(posted.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/app/");
    }

    @Test
    void a_form_of_another_site_does_not_reach_the_login() throws Exception {
        assertThat(server.post("/sign-in", "user=mallory&password=open+sesame", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_request_outside_the_filter_has_no_return_path() {
        HttpServletRequest request = Mockito.mock();

        assertThatThrownBy(() -> JwtSessions.returnPath(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JwtFilter");
    }

    @Test
    void the_documentation_contains_this_code() throws Exception {
        Path source = Path.of("src/test/java/io/github/jwtfilter/servlet/scenario/LoginServlet.java");
        String text = Files.readString(source);
        String shown = text.substring(text.indexOf("begin\n") + 6, text.indexOf("    // documented: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(Path.of("../docs/responses.md"))).contains("```java\n" + shown + "\n```\n");
    }
}
