package com.example.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingServerTest {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("greetings");

    private static HttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("jwks.json"), IDENTITY_PROVIDER.jwkSet());
        Path settings = Files.copy(Path.of("greeting.properties"), directory.resolve("greeting.properties"));
        server = GreetingServer.start(settings, 0);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void greets_the_user_of_a_valid_token() {
        HttpResponse<String> response = get(IDENTITY_PROVIDER.token("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Hello, alice!\n");
    }

    @Test
    void no_shared_cache_stores_a_greeting() {
        HttpResponse<String> response = get(IDENTITY_PROVIDER.token("alice"));

        assertThat(response.headers().allValues("Cache-Control")).containsExactly("private");
    }

    @Test
    void evaluates_the_roles_of_the_user() {
        HttpResponse<String> response = get(IDENTITY_PROVIDER.token("alice", "admin"));

        assertThat(response.body()).isEqualTo("Hello, administrator alice!\n");
    }

    @Test
    void challenges_a_request_without_a_token() {
        HttpResponse<String> response = Http.get(address());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
    }

    @Test
    void rejects_an_expired_token() {
        assertInvalidToken(get(IDENTITY_PROVIDER.expired("alice")));
    }

    @Test
    void rejects_a_forged_token() {
        assertInvalidToken(get(IDENTITY_PROVIDER.forged("alice")));
    }

    @Test
    void the_connection_of_a_rejected_request_with_an_unread_body_is_closed() throws IOException {
        // Not the usual client, which closes each connection itself.
        HttpURLConnection connection = (HttpURLConnection) address().toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(new byte[1024]);

        assertThat(connection.getResponseCode()).isEqualTo(401);
        assertThat(connection.getHeaderField("Connection")).isEqualTo("close");
    }

    @Test
    void does_not_start_with_settings_that_are_wrong(@TempDir Path directory) throws IOException {
        Path settings = Files.writeString(directory.resolve("greeting.properties"), "issuer = any\nnonsense = 1\n");

        assertThatThrownBy(() -> GreetingServer.start(settings, 0))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("audience");
    }

    private static void assertInvalidToken(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(response.body()).doesNotContain("alice");
    }

    private static HttpResponse<String> get(String token) {
        return Http.get(address(), "Authorization", "Bearer " + token);
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
