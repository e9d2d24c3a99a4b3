package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application whose rules make one page public and restrict another one. */
class AccessRulesTest {
    @TempDir
    Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings(
                                "access.10 = /who : anyone",
                                "access.20 = /forward : role boss",
                                "cors.allowed-origins = https://shop.example.com"))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void an_open_page_has_no_user_and_a_closed_one_requires_the_role() throws Exception {
        assertThat(server.get("/who").statusCode()).isEqualTo(200);
        assertThat(server.get("/who", "Authorization", "Bearer " + Tokens.expired())
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/forward").statusCode()).isEqualTo(401);
        assertThat(server.get("/forward", "Authorization", "Bearer " + Tokens.of("alice", "clerk"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> boss = server.get("/forward", "Authorization", "Bearer " + Tokens.of("bob", "boss"));
        assertThat(boss.statusCode()).isEqualTo(200);
        assertThat(boss.body()).contains("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /app/who/../forward",
                "GET /app/who/%2e%2e/forward",
                "GET /app/who/..;/forward",
                "GET /app//forward",
                "GET /app/./forward",
                "GET /app/forward;x=1",
                "GET /app/forward%2f",
                "GET /app/forward%00",
                "GET /app/%66orward",
                "GET /app/forward/",
                "GET /app/forward.",
                "GET /app/who%3b/../forward",
                "GET /app/who%5c..%5cforward",
                "GET /app/who\\..\\forward",
                "GET /app/%c0%ae%c0%ae/forward",
                "HEAD /app/forward",
                "POST /app/forward",
                "FOO /app/forward",
                "get /app/forward",
                "OPTIONS /app/forward",
                "TRACE /app/forward"
            })
    void a_rule_cannot_be_bypassed_by_another_encoding_of_its_path(String requestLine) throws Exception {
        assertThat(server.raw(requestLine)).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("user=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /app/who",
                "GET /app/%77ho",
                "GET /app/who;jsessionid=node01abc.node0",
                "GET /app/who?a=..%2f;"
            })
    void ordinary_spellings_of_an_open_page_work(String requestLine) throws Exception {
        assertThat(server.raw(requestLine)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_cookie_is_rejected_in_requests_of_other_sites() throws Exception {
        String cookie = "access=" + Tokens.of("bob", "boss");

        assertThat(server.send("POST", "/forward", "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/forward", "Cookie", cookie, "Origin", "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/forward", "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void allowed_origins_may_read_responses_and_rejections() throws Exception {
        HttpResponse<String> preflight = server.send(
                "OPTIONS", "/forward", "Origin", "https://shop.example.com", "Access-Control-Request-Method", "GET");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example.com");
        assertThat(server.get("/who", "Origin", "https://shop.example.com")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example.com");
        assertThat(server.get("/forward", "Origin", "https://shop.example.com")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example.com");
    }
}
