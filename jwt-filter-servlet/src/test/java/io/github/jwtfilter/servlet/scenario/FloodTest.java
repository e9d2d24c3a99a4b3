package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tokens with invalid signatures, over the loopback address, where a proxy forwards the client. */
class FloodTest {
    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings)).start();
    }

    @Test
    void a_forwarded_client_is_limited_and_others_are_not() throws Exception {
        start("flood.failures = 3/10m", "https.required = false");
        String cached = Tokens.of("alice");
        assertThat(get("203.0.113.7", cached).statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(get("203.0.113.7", forged(i)).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> limited = get("203.0.113.7", forged(3));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(limited.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(limited.body()).contains("\"status\":429");
        assertThat(get("203.0.113.7", cached).statusCode()).isEqualTo(200);
        assertThat(get("203.0.113.8", Tokens.of("bob")).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_forwarded_client_nobody_is_limited() throws Exception {
        start("flood.failures = 3/10m");
        for (int i = 0; i < 10; i++) {
            assertThat(server.get("/who", "Authorization", "Bearer " + forged(i))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(server.get("/who", "Authorization", "Bearer " + Tokens.of("alice"))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String client, String token) throws Exception {
        return server.get("/who", "Authorization", "Bearer " + token, "X-Forwarded-For", client);
    }

    /** Returns a token of another user with the signature of a valid one. */
    private static String forged(int i) {
        String valid = Tokens.of("alice");
        String other = Tokens.with(Map.of("iss", "https://issuer.example", "aud", "legacy", "sub", "mallory" + i));
        return other.substring(0, other.lastIndexOf('.')) + valid.substring(valid.lastIndexOf('.'));
    }
}
