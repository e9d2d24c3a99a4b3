package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationTest {
    private static final String ALICE = "principal=alice user=alice type=JWT";

    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(directory, Tokens.settings()).start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void the_application_sees_principal_and_roles_of_a_valid_token() throws Exception {
        HttpResponse<String> response = server.get("/who", "Authorization", "Bearer " + Tokens.of("alice", "admin"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("REQUEST " + ALICE + " admin=true");
    }

    @Test
    void roles_that_the_token_does_not_name_are_not_there() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "Authorization", "Bearer " + Tokens.of("alice", "Admin", "*"));

        assertThat(response.body()).endsWith("admin=false");
    }

    @Test
    void the_scheme_may_be_written_in_any_case_and_with_several_spaces() throws Exception {
        assertThat(server.get("/who", "Authorization", "bEARER   " + Tokens.of("alice"))
                        .body())
                .contains(ALICE);
    }

    @Test
    void a_cookie_does_as_well_as_a_header() throws Exception {
        assertThat(server.get("/who", "Cookie", "theme=dark; access=" + Tokens.of("alice"))
                        .body())
                .contains(ALICE);
    }

    @Test
    void a_cookie_may_be_quoted() throws Exception {
        assertThat(server.get("/who", "Cookie", "access=\"" + Tokens.of("alice") + "\"")
                        .body())
                .contains(ALICE);
    }

    @Test
    void the_same_cookie_sent_twice_counts_once() throws Exception {
        String cookie = "access=" + Tokens.of("alice");

        assertThat(server.get("/who", "Cookie", cookie + "; " + cookie).body()).contains(ALICE);
    }

    @Test
    void a_stale_cookie_of_the_same_name_is_ignored() throws Exception {
        String own = "access=" + Tokens.of("alice");
        String foreign = "access=" + Tokens.forged();

        assertThat(server.get("/who", "Cookie", own + "; " + foreign).body()).contains(ALICE);
        assertThat(server.get("/who", "Cookie", foreign + "; " + own).body()).contains(ALICE);
    }

    @Test
    void the_header_takes_precedence_over_the_cookie() throws Exception {
        HttpResponse<String> response = server.get(
                "/who", "Cookie", "access=" + Tokens.of("mallory"), "Authorization", "Bearer " + Tokens.of("alice"));

        assertThat(response.body()).contains(ALICE);
    }

    @Test
    void an_invalid_header_is_rejected_even_with_a_valid_cookie() throws Exception {
        HttpResponse<String> response = server.get(
                "/who", "Cookie", "access=" + Tokens.of("alice"), "Authorization", "Bearer " + Tokens.expired());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void another_scheme_is_not_a_token_and_the_cookie_is_used() throws Exception {
        HttpResponse<String> response =
                server.get("/who", "Cookie", "access=" + Tokens.of("alice"), "Authorization", "Basic YWxpY2U6c2VjcmV0");

        assertThat(response.body()).contains(ALICE);
    }

    @Test
    void no_session_is_created() throws Exception {
        HttpResponse<String> accepted = server.get("/who", "Authorization", "Bearer " + Tokens.of("alice"));
        HttpResponse<String> rejected = server.get("/who");

        assertThat(accepted.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(rejected.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void requests_on_one_connection_are_independent() throws Exception {
        assertThat(server.get("/who", "Authorization", "Bearer " + Tokens.of("alice"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/who").statusCode()).isEqualTo(401);
    }
}
