package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejections rendered by the application's own error pages, which its rules do not make public. */
class ErrorPageTest {
    private static final String ANONYMOUS = "principal=null user=null type=null admin=false";

    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings(
                                "challenge.body = error-page",
                                "challenge.login-page = /login",
                                "issuers.gone.issuer = https://gone.example",
                                "issuers.gone.audience = legacy",
                                "issuers.gone.keys.jwks-uri = http://127.0.0.1:1/keys",
                                "cors.allowed-origins = https://shop.example.com",
                                "access.10 = /who : role admin",
                                "access.20 = /error : deny"))
                .withErrorPage(400, "/error")
                .withErrorPage(401, "/error")
                .withErrorPage(403, "/error")
                .withErrorPage(405, "/error")
                .withErrorPage(503, "/error")
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void the_error_page_reports_a_401_with_the_challenge() throws Exception {
        HttpResponse<String> response = server.get("/who", "Authorization", "Bearer " + Tokens.expired());

        assertReported(response, 401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"application\", error=\"invalid_token\"");
    }

    @Test
    void the_error_page_reports_a_403_without_a_user() throws Exception {
        HttpResponse<String> response = server.get("/who", "Authorization", "Bearer " + Tokens.of("alice", "clerk"));

        assertReported(response, 403);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"");
    }

    @Test
    void a_400_is_reported_by_the_page_and_clears_the_cookies() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "Cookie", "access=" + Tokens.of("alice") + "; access=" + Tokens.of("bob"));

        assertReported(response, 400);
        assertThat(response.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
    }

    @Test
    void an_ambiguous_path_is_reported_by_the_page() throws Exception {
        String response = server.raw("GET /app/who;v=1");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("error page: 400", ANONYMOUS, "no-store");
    }

    @ParameterizedTest
    @CsvSource({"PUT, 401", "DELETE, 401", "OPTIONS, 401", "FOO, 401", "TRACE, 405"})
    void other_methods_get_the_response_of_the_filter(String method, int status) throws Exception {
        HttpResponse<String> response = server.send(method, "/who");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void the_error_page_reports_a_503_with_retry_after() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "Authorization", "Bearer " + Tokens.ofIssuer("https://gone.example"));

        assertReported(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_direct_request_for_the_error_page_is_checked() throws Exception {
        HttpResponse<String> response = server.get("/error", "Authorization", "Bearer " + Tokens.of("alice", "admin"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void pages_of_allowed_origins_may_read_the_rejection() throws Exception {
        HttpResponse<String> response = server.get("/who", "Origin", "https://shop.example.com");

        assertReported(response, 401);
        assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://shop.example.com");
        assertThat(response.headers().allValues("Vary")).containsExactly("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Requested-With, XMLHttpRequest",
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Mode, same-origin",
        "Sec-Fetch-Dest, empty"
    })
    void a_script_is_never_redirected(String header, String value) throws Exception {
        assertReported(server.get("/who", header, value, "Accept", "text/html"), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/who", "/elsewhere"})
    void a_navigation_is_redirected_to_the_login_page(String path) throws Exception {
        HttpResponse<String> response = server.get(path, "Sec-Fetch-Mode", "navigate");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body()).isEmpty();
    }

    private static void assertReported(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("error page: " + status + " ERROR " + ANONYMOUS);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }
}
