package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionResponseTest {
    private static final String CHALLENGE = "Bearer realm=\"application\"";

    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings(
                                "challenge.login-page = /login",
                                "access.10 = /boss : role boss",
                                "access.20 = /open/** : anyone"))
                .withPage("/open/authenticate", Pages::authenticate)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void without_a_token_the_challenge_has_no_error() throws Exception {
        HttpResponse<String> response = server.get("/who");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains(CHALLENGE);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Content-Length"))
                .contains(String.valueOf(response.body().length()));
        assertThat(response.body()).contains("\"status\":401");
    }

    @Test
    void with_another_scheme_the_challenge_has_no_error() throws Exception {
        HttpResponse<String> response = server.get("/who", "Authorization", "Basic YWxpY2U6c2VjcmV0");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains(CHALLENGE);
    }

    static String[] badTokens() {
        return new String[] {Tokens.expired(), Tokens.forged(), "malformed", "", "a.b", "a.b.c.d.e", "a.b.c"};
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void an_invalid_token_gets_the_error_invalid_token(String token) throws Exception {
        HttpResponse<String> response = server.get("/who", "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response).orElse("")).startsWith(CHALLENGE + ", error=\"invalid_token\"");
    }

    @Test
    void the_response_is_the_same_for_every_invalid_token() throws Exception {
        HttpResponse<String> expired = server.get("/who", "Authorization", "Bearer " + Tokens.expired());
        HttpResponse<String> forged = server.get("/who", "Authorization", "Bearer " + Tokens.forged());

        assertThat(forged.body()).isEqualTo(expired.body());
        assertThat(challenge(forged)).isEqualTo(challenge(expired));
    }

    @Test
    void two_authorization_headers_are_an_invalid_request_even_if_they_are_the_same() throws Exception {
        String bearer = "Bearer " + Tokens.of("alice");

        HttpResponse<String> response = server.get("/who", "Authorization", bearer, "Authorization", bearer);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenge(response).orElse("")).contains("error=\"invalid_request\"");
    }

    @Test
    void tokens_of_different_users_are_an_invalid_request_and_are_cleared() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "Cookie", "access=" + Tokens.of("alice") + "; access=" + Tokens.of("mallory"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().allValues("Set-Cookie"))
                .hasSize(4) // for the paths /, /app, /app/ and /app/who of an address, which has no parent domains
                .allSatisfy(cookie -> assertThat(cookie).startsWith("access=;").contains("Max-Age=0"));
    }

    @Test
    void trace_is_not_allowed_even_with_a_token() throws Exception {
        HttpResponse<String> response = server.send("TRACE", "/who", "Authorization", "Bearer " + Tokens.of("alice"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("")).doesNotContain("TRACE");
    }

    @Test
    void plain_http_from_elsewhere_is_forbidden_even_with_a_token() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + Tokens.of("alice"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void https_that_ends_at_a_trusted_proxy_is_fine() throws Exception {
        HttpResponse<String> response = server.get(
                "/who",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Forwarded-Proto",
                "https",
                "Authorization",
                "Bearer " + Tokens.of("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void the_response_to_head_has_no_body() throws Exception {
        HttpResponse<String> response = server.send("HEAD", "/who");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains(CHALLENGE);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_browser_that_navigates_is_sent_to_the_login_page() throws Exception {
        HttpResponse<String> response = server.get("/who?a=1&b=2", "Sec-Fetch-Mode", "navigate");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .endsWith("/app/login?return=%2Fapp%2Fwho%3Fa%3D1%26b%3D2");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_posted_form_gets_303_without_a_return_path() throws Exception {
        HttpResponse<String> response = server.send("POST", "/who", "Sec-Fetch-Mode", "navigate");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/app/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cors", "no-cors", "same-origin", "websocket"})
    void a_script_is_not_redirected(String mode) throws Exception {
        HttpResponse<String> response = server.get("/who", "Sec-Fetch-Mode", mode, "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "none", "two", "authenticate"})
    void the_script_of_a_faces_page_is_sent_to_the_login_page_by_an_element(String kind) throws Exception {
        String cookie = switch (kind) {
            case "expired" -> "access=" + Tokens.expired();
            case "two" -> "access=" + Tokens.of("alice") + "; access=" + Tokens.of("mallory");
            default -> "other=1";
        };
        HttpResponse<String> response = server.post(
                kind.equals("authenticate") ? "/open/authenticate?a=1&b=2" : "/who?a=1&b=2",
                "javax.faces.partial.ajax=true",
                "Faces-Request",
                "partial/ajax",
                "Sec-Fetch-Mode",
                "cors",
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                cookie);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(challenge(response)).isEmpty();
        assertThat(response.body())
                .matches("[ -~]+") // whatever the encoding of a writer that the application has obtained
                .startsWith("<partial-response><redirect url=\"/app/login?return=%2Fapp%2F")
                .endsWith("%3Fa%3D1%26b%3D2\"/></partial-response>");
        assertThat(response.headers().allValues("Set-Cookie")).hasSize(kind.equals("two") ? 4 : 0);
    }

    @Test
    void other_rejections_of_a_faces_ajax_request_have_their_status() throws Exception {
        String faces = "partial/ajax";
        String bearer = "Bearer " + Tokens.of("alice");

        assertThat(server.get("/who", "Faces-Request", faces, "Authorization", bearer)
                        .body())
                .contains("principal=alice");
        assertThat(server.get("/boss", "Faces-Request", faces, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post(
                                "/who",
                                "a=b",
                                "Faces-Request",
                                faces,
                                "Sec-Fetch-Site",
                                "cross-site",
                                "Cookie",
                                "access=" + Tokens.of("alice"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_login_page_is_open_to_anyone() throws Exception {
        assertThat(server.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void a_path_that_does_not_exist_is_hidden_from_strangers_and_missing_for_friends() throws Exception {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(401);
        assertThat(server.get("/nowhere", "Authorization", "Bearer " + Tokens.of("alice"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static Optional<String> challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate");
    }
}
