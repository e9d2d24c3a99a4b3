package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableSettingsTest {
    private static final String BROKEN = "isuer = https://issuer.example\nkeys.secret = shortsecret\n";

    @TempDir
    private Path directory;

    @Test
    void the_filter_responds_with_503_to_every_request() throws Exception {
        try (GuardedServer server = GuardedServer.with(directory, BROKEN).start()) {
            HttpResponse<String> response = server.get("/who", "Authorization", "Bearer " + Tokens.of("alice"));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).contains("\"status\":503").doesNotContain("principal=");
        }
    }

    @Test
    void the_filter_responds_with_503_instead_of_an_error_page() throws Exception {
        GuardedServer prepared = GuardedServer.with(directory, BROKEN)
                .withErrorPage(404, "/error")
                .withDispatchers(DispatcherType.ERROR);
        try (GuardedServer server = prepared.start()) {
            assertThat(server.get("/missing").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void the_listener_rejects_the_deployment_and_lists_every_problem() {
        assertThatThrownBy(() ->
                        GuardedServer.with(directory, BROKEN).withListener().start())
                .hasStackTraceContaining("IllegalStateException")
                .hasStackTraceContaining("isuer")
                .hasStackTraceContaining("audience")
                .hasStackTraceContaining("keys.secret")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("shortsecret"));
    }

    @Test
    void with_usable_settings_listener_and_filter_work_together() throws Exception {
        try (GuardedServer server =
                GuardedServer.with(directory, Tokens.settings()).withListener().start()) {
            assertThat(server.get("/who", "Authorization", "Bearer " + Tokens.of("alice"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
