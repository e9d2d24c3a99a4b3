package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserMethodsTest {
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

    private HttpResponse<String> asAlice(String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of("alice"));
    }

    @Test
    void logout_applies_to_the_rest_of_the_request() throws Exception {
        assertThat(asAlice("/logout").body())
                .isEqualTo("REQUEST principal=null user=null type=null admin=false"
                        + " then INCLUDE principal=null user=null type=null admin=false");
    }

    @Test
    void login_by_password_is_rejected_with_the_way_out() throws Exception {
        assertThat(asAlice("/login").body()).startsWith("no login: ").contains("JSON Web Token");
    }

    @Test
    void authenticate_returns_true_for_an_authenticated_user() throws Exception {
        assertThat(asAlice("/authenticate").body()).startsWith("for members only: REQUEST principal=alice");
    }

    @Test
    void authenticate_challenges_an_anonymous_user_and_resets_the_response() throws Exception {
        HttpResponse<String> response = asAlice("/logout-and-authenticate");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"application\"");
        assertThat(response.body()).startsWith("{").contains("\"status\":401").doesNotContain("members");
    }
}
