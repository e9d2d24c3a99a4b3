package com.example.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.jwtfilter.settings.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static RSAKey key;
    private static HttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        key = new RSAKeyGenerator(2048).keyID("greeting-1").generate();
        Files.writeString(directory.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
        Path settings = Files.copy(Path.of("greeting.properties"), directory.resolve("greeting.properties"));
        server = GreetingServer.start(settings, 0);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void greets_the_user_of_a_good_token() throws Exception {
        HttpResponse<String> answer = get("Bearer " + token(key, Duration.ofMinutes(5)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Hello, alice!\n");
    }

    @Test
    void no_shared_cache_stores_a_greeting() throws Exception {
        HttpResponse<String> answer = get("Bearer " + token(key, Duration.ofMinutes(5)));

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private");
    }

    @Test
    void knows_the_roles_of_the_user() throws Exception {
        HttpResponse<String> answer = get("Bearer " + token(key, Duration.ofMinutes(5), "admin"));

        assertThat(answer.body()).isEqualTo("Hello, administrator alice!\n");
    }

    @Test
    void asks_for_a_token() throws Exception {
        HttpResponse<String> answer = send(request().build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
    }

    @Test
    void refuses_an_expired_token() throws Exception {
        assertInvalidToken(get("Bearer " + token(key, Duration.ofMinutes(-5))));
    }

    @Test
    void refuses_a_forged_token() throws Exception {
        RSAKey ofSomebodyElse = new RSAKeyGenerator(2048).keyID("greeting-1").generate();

        assertInvalidToken(get("Bearer " + token(ofSomebodyElse, Duration.ofMinutes(5))));
    }

    @Test
    void a_rejected_request_whose_body_is_not_read_ends_its_connection() throws Exception {
        HttpResponse<String> answer = send(request()
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1024]))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void does_not_start_with_settings_that_are_wrong(@TempDir Path directory) throws IOException {
        Path settings = Files.writeString(directory.resolve("greeting.properties"), "issuer = any\nnonsense = 1\n");

        assertThatThrownBy(() -> GreetingServer.start(settings, 0))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("audience");
    }

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain("alice");
    }

    private static HttpResponse<String> get(String authorization) throws Exception {
        return send(request().header("Authorization", authorization).build());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static String token(RSAKey signingKey, Duration lifetime, String... roles) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://idp.example.com")
                .audience("greetings")
                .subject("alice")
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(Instant.now().plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signingKey.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(signingKey));
        return token.serialize();
    }
}
