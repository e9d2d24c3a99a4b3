package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void the_error_page_of_429_keeps_the_headers() throws Exception {
        server = GuardedServer.with(
                        directory,
                        Tokens.settings(
                                "flood.failures = 1/10m", "https.required = false", "challenge.body = error-page"))
                .withErrorPage(429, "/error")
                .start();
        assertThat(get("203.0.113.7", forged(0)).statusCode()).isEqualTo(401);

        HttpResponse<String> limited = get("203.0.113.7", forged(1));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(limited.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(limited.body()).doesNotContain("too-many-failures", "Too many invalid tokens");
    }

    @Test
    void beyond_the_concurrent_checks_a_new_token_gets_503_and_a_cached_one_is_accepted() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_521).keyID("k1").generate();
        Path webInf = Files.createDirectories(directory.resolve("WEB-INF"));
        Files.writeString(webInf.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
        server = GuardedServer.with(
                        directory,
                        "issuer = https://issuer.example\naudience = legacy\nkeys.jwks-file = keys.json\n"
                                + "flood.checks = 1\nflood.wait = 0ms\n")
                .start();
        String cached = token(key, "alice");
        assertThat(bearer(cached).statusCode()).isEqualTo(200);
        ECKey forgers = new ECKeyGenerator(Curve.P_521).keyID("k1").generate();
        AtomicReference<HttpResponse<String>> limited = new AtomicReference<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<?>> results = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            String thread = "mallory " + t + ' ';
            results.add(clients.submit(() -> {
                for (int i = 0; limited.get() == null && System.nanoTime() - end < 0; i++) {
                    HttpResponse<String> response = bearer(token(forgers, thread + i));
                    if (response.statusCode() != 401) {
                        limited.compareAndSet(null, response);
                    }
                    assertThat(bearer(cached).statusCode()).isEqualTo(200);
                }
                return null;
            }));
        }
        clients.shutdown();
        for (Future<?> result : results) {
            result.get(120, TimeUnit.SECONDS);
        }

        assertThat(limited.get()).isNotNull();
        assertThat(limited.get().statusCode()).isEqualTo(503);
        assertThat(limited.get().headers().firstValue("Retry-After")).hasValue("30");
        assertThat(limited.get().body()).contains("\"status\":503");
        assertThat(bearer(token(key, "bob")).statusCode())
                .as("no permit is lost")
                .isEqualTo(200);
    }

    private HttpResponse<String> bearer(String token) throws Exception {
        return server.get("/who", "Authorization", "Bearer " + token);
    }

    private static String token(ECKey signer, String subject) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES512).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://issuer.example")
                        .audience("legacy")
                        .subject(subject)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        token.sign(new ECDSASigner(signer));
        return token.serialize();
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
