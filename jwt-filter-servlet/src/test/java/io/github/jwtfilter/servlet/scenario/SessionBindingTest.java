package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of the application for users of tokens. */
class SessionBindingTest {
    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings("access.10 = /note/open : anyone", "access.20 = /container-login : anyone"))
                .withContainerLogin()
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void creates_no_session() throws Exception {
        assertThat(as("alice", "/who").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(as("alice", "/note").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(server.get("/who").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_session_is_bound_to_its_first_user() throws Exception {
        String session = sessionOf(as("alice", "/note?secret"));

        assertThat(as("alice", "/note", session).body()).isEqualTo("note=secret");
        assertThat(as("bob", "/note", session).body()).isEqualTo("no session");
        assertThat(as("alice", "/note", session).body()).isEqualTo("no session");
    }

    @Test
    void another_user_gets_a_new_session() throws Exception {
        String session = sessionOf(as("alice", "/note?secret"));

        HttpResponse<String> response = as("bob", "/note?other", session);

        assertThat(response.body()).isEqualTo("note=other");
        String fresh = sessionOf(response);
        assertThat(fresh).isNotEqualTo(session);
        assertThat(as("bob", "/note", fresh).body()).isEqualTo("note=other");
        assertThat(as("alice", "/note", fresh).body()).isEqualTo("no session");
    }

    @Test
    void a_session_of_another_user_is_invalidated_even_if_the_page_does_not_use_it() throws Exception {
        String session = sessionOf(as("alice", "/note?secret"));

        as("bob", "/who", session);

        assertThat(as("alice", "/note", session).body()).isEqualTo("no session");
    }

    @Test
    void an_anonymous_session_is_bound_to_the_first_user() throws Exception {
        String session = sessionOf(server.get("/note/open?cart"));

        HttpResponse<String> first = as("alice", "/note", session);
        assertThat(first.body()).isEqualTo("note=cart");
        assertThat(as("bob", "/note", session).body()).isEqualTo("no session");
        assertThat(as("alice", "/note", sessionOf(first)).body()).isEqualTo("note=cart");
    }

    @Test
    void a_planted_session_contains_no_data_of_the_user() throws Exception {
        String planted = sessionOf(server.get("/note/open?bait"));

        String ofTheUser = sessionOf(as("alice", "/note?secret", planted));

        assertThat(ofTheUser).isNotEqualTo(planted);
        assertThat(server.get("/note/open", "Cookie", planted).body()).isEqualTo("no session");
    }

    /** Jetty and Undertow give a new session the requested ID if another application has a session of that ID. */
    @Test
    void a_new_session_does_not_use_an_id_planted_by_another_application() throws Exception {
        String planted = sessionOf(server.getFromNeighbour("/note?bait"));

        String ofTheUser = sessionOf(as("alice", "/note?secret", planted));

        assertThat(ofTheUser).isNotEqualTo(planted);
        assertThat(server.get("/note/open", "Cookie", planted).body()).isEqualTo("no session");
        assertThat(as("alice", "/note", ofTheUser).body()).isEqualTo("note=secret");
    }

    @Test
    void rejected_and_anonymous_requests_do_not_change_sessions() throws Exception {
        String session = sessionOf(as("alice", "/note?secret"));

        server.get("/note", "Cookie", session, "Authorization", "Bearer " + Tokens.expired());
        server.get("/note", "Cookie", session);
        server.get("/note/open", "Cookie", session);

        assertThat(as("alice", "/note", session).body()).isEqualTo("note=secret");
    }

    @Test
    void a_session_of_another_user_of_the_container_is_not_taken_over() throws Exception {
        String session = sessionOf(server.get("/container-login"));

        assertThat(as("alice", "/note?x", session).body()).isEqualTo("note=x");
        assertThat(as("carol", "/note", session).body()).isEqualTo("no session");
    }

    private HttpResponse<String> as(String user, String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of(user));
    }

    private HttpResponse<String> as(String user, String path, String session) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of(user), "Cookie", session);
    }

    private static String sessionOf(HttpResponse<?> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }
}
