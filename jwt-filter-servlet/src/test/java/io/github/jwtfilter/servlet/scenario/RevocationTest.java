package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application revokes the token of its user. */
class RevocationTest {
    private static final String TOKEN =
            Tokens.with(Map.of("iss", "https://issuer.example", "aud", "legacy", "sub", "alice", "jti", "42"));

    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings))
                .withPage("/revoke", RevocationTest::revoke)
                .start();
    }

    private static void revoke(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = (JwtPrincipal) request.getUserPrincipal();
        try {
            JwtSessions.of(request.getServletContext()).revocations().revokeToken(user.token());
            response.getWriter().print("revoked");
        } catch (IllegalStateException e) {
            response.getWriter().print(e.getMessage());
        }
    }

    @Test
    void the_next_request_with_a_revoked_token_is_rejected() throws Exception {
        start("revocation.store = memory");
        String token = "Bearer " + TOKEN;
        assertThat(server.get("/revoke", "Authorization", token).body()).isEqualTo("revoked");

        assertThat(server.get("/revoke", "Authorization", token).statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_store_the_message_names_the_setting() throws Exception {
        start("");

        assertThat(server.get("/revoke", "Authorization", "Bearer " + TOKEN).body())
                .contains("revocation.store = memory, jdbc or redis");
    }
}
