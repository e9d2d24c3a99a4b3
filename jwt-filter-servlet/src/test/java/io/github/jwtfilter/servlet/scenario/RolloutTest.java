package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that keeps its own login for a transition period. */
class RolloutTest {
    private static final String SAME_ORIGIN = "same-origin";

    @TempDir
    private Path directory;

    private GuardedServer server;

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings))
                .withContainerLogin()
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void report_only_passes_every_request_unchanged() throws Exception {
        start("mode = report-only", "token.hide = true", "access.10 = /who : role boss");

        assertThat(server.get("/who").body()).startsWith("REQUEST principal=null");
        assertThat(server.get("/who", "Authorization", "Bearer nonsense").body())
                .isEqualTo("REQUEST principal=null user=null type=null admin=false");
        assertThat(server.get("/headers", "Authorization", "Bearer nonsense").body())
                .contains("Authorization=[Bearer nonsense]");
        assertThat(server.raw("GET /app/who;x=y")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void report_only_sets_the_principal_if_there_is_no_other() throws Exception {
        start("mode = report-only");
        String session = signIn("/container-login");

        assertThat(server.get("/who", "Authorization", bearer("alice", "admin")).body())
                .isEqualTo("REQUEST principal=alice user=alice type=JWT admin=true");
        assertThat(server.get("/who", "Authorization", bearer("alice", "admin"), "Cookie", session)
                        .body())
                .isEqualTo("REQUEST principal=carol user=carol type=FORM admin=false");
        assertThat(server.get("/who", "Cookie", session).body()).startsWith("REQUEST principal=carol");
    }

    @Test
    void report_only_neither_binds_nor_ends_sessions() throws Exception {
        start("mode = report-only");
        String session = sessionOf(server.get("/note?secret", "Authorization", bearer("alice")));

        assertThat(server.get("/note", "Authorization", bearer("bob"), "Cookie", session)
                        .body())
                .isEqualTo("note=secret");
    }

    @Test
    void an_application_that_only_reports_can_still_sign_users_in() throws Exception {
        start("mode = report-only");

        HttpResponse<String> response = server.get("/container-login", "Authorization", bearer("alice"));

        assertThat(response.body()).startsWith("REQUEST principal=carol");
        assertThat(server.get("/container-logout", "Authorization", bearer("alice"), "Cookie", sessionOf(response))
                        .body())
                .isEqualTo("REQUEST principal=null user=null type=null admin=false");
    }

    @Test
    void a_user_of_the_container_passes_on_the_paths_of_coexist_only() throws Exception {
        start(
                "coexist = /who, /container-login, /forward, /async",
                "access.10 = /container-login : anyone",
                "access.20 = /forward : role admin");
        String session = signIn("/container-login");

        assertThat(server.get("/who").statusCode()).isEqualTo(401);
        assertThat(server.get("/who", "Cookie", session).body())
                .isEqualTo("REQUEST principal=carol user=carol type=FORM admin=false");
        assertThat(server.get("/async", "Cookie", session).body())
                .isEqualTo("ASYNC principal=carol user=carol type=FORM admin=false");
        assertThat(server.get("/forward", "Cookie", session).statusCode()).isEqualTo(403);
        assertThat(server.get("/include", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(server.send("POST", "/who", "Cookie", session, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/who", "Cookie", session, "Sec-Fetch-Site", SAME_ORIGIN)
                        .body())
                .startsWith("REQUEST principal=carol");
    }

    @Test
    void a_token_of_someone_else_does_not_mix_with_the_user_of_the_container() throws Exception {
        start("coexist = /who, /container-login", "access.10 = /container-login : anyone");
        String session = signIn("/container-login");

        HttpResponse<String> mixed = server.get("/who", "Cookie", session, "Authorization", bearer("alice"));
        assertThat(mixed.statusCode()).isEqualTo(401);
        assertThat(mixed.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("invalid_token");
        assertThat(server.get("/who", "Cookie", session, "Authorization", bearer("carol"))
                        .body())
                .isEqualTo("REQUEST principal=carol user=carol type=FORM admin=false");
        assertThat(server.get("/who", "Authorization", bearer("alice")).body())
                .isEqualTo("REQUEST principal=alice user=alice type=JWT admin=false");
    }

    @Test
    void the_session_attribute_of_the_application_counts_too() throws Exception {
        start("coexist = /**", "coexist.session-attribute = note", "access.10 = /note : anyone");
        String session = sessionOf(server.get("/note?carol"));

        assertThat(server.get("/who").statusCode()).isEqualTo(401);
        assertThat(server.get("/who", "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(server.get("/who", "Cookie", session, "Authorization", bearer("alice"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_hidden_token_is_not_visible_to_the_application() throws Exception {
        start("token.hide = true", "access.10 = /headers : optional");
        String token = Tokens.of("alice");

        assertThat(server.get(
                                "/headers",
                                "Authorization",
                                "Bearer " + token,
                                "Cookie",
                                "a=1; access=" + token + "; b=2")
                        .body())
                .contains("user=alice")
                .contains("Cookie=[a=1; b=2]")
                .contains("cookies=a,b")
                .doesNotContain("Authorization")
                .doesNotContain(token);
        assertThat(server.get("/headers", "Cookie", "access=" + token).body())
                .contains("user=alice")
                .contains("cookies=none")
                .doesNotContain("Cookie")
                .doesNotContain(token);
        assertThat(server.get("/headers", "Authorization", "Basic YTpi").body()).contains("Authorization=[Basic YTpi]");
    }

    @Test
    void the_principal_has_a_hidden_token_for_calls_to_other_services() throws Exception {
        server = GuardedServer.with(directory, Tokens.settings("token.hide = true"))
                .withPage("/call", (request, response) -> {
                    URL service = new URL(request.getRequestURL().toString().replace("/call", "/who"));
                    try (InputStream body =
                            ServiceCall.onBehalfOfUser(request, service).getInputStream()) {
                        body.transferTo(response.getOutputStream());
                    }
                })
                .start();

        assertThat(server.get("/call", "Authorization", bearer("alice", "admin"))
                        .body())
                .isEqualTo("REQUEST principal=alice user=alice type=JWT admin=true");
        assertThat(server.get("/call", "Cookie", "access=" + Tokens.of("bob")).body())
                .contains("user=bob");
        assertDocumented();
    }

    private static void assertDocumented() throws IOException {
        String text = Files.readString(Path.of("src/test/java/io/github/jwtfilter/servlet/scenario/ServiceCall.java"));
        String shown = text.substring(text.indexOf("begin\n") + 6, text.indexOf("    // documented: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(Path.of("../docs/rolling-out.md"))).contains("```java\n" + shown + "\n```\n");
    }

    @Test
    void a_token_is_visible_unless_configured_otherwise() throws Exception {
        start();
        String header = bearer("alice");

        assertThat(server.get("/headers", "Authorization", header).body()).contains("Authorization=[" + header + "]");
    }

    private String signIn(String path) throws Exception {
        return sessionOf(server.get(path));
    }

    private static String bearer(String subject, String... roles) {
        return "Bearer " + Tokens.of(subject, roles);
    }

    private static String sessionOf(HttpResponse<?> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }
}
