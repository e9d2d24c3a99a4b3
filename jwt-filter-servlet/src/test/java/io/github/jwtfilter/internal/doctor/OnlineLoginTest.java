package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command check with an identity provider at which browsers log in. */
class OnlineLoginTest {
    private static final String REDIRECT_URI = "https://app.example.com/app/jwt/callback";

    @TempDir
    private Path directory;

    private HttpServer server;
    private String issuer;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        respond("/.well-known/openid-configuration", 200, """
                {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize","token_endpoint":"ISSUER/token","jwks_uri":"ISSUER/keys"}
                """.replace("ISSUER", issuer));
        respond(
                "/keys",
                200,
                new JWKSet(new ECKeyGenerator(Curve.P_256)
                                .keyID("k1")
                                .generate()
                                .toPublicJWK())
                        .toString());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void accepts_a_client_and_a_redirect_uri_that_the_provider_accepts() throws Exception {
        respond("/token", 400, "{\"error\":\"invalid_grant\"}");
        respond("/authorize", 200, "<form>");

        DoctorRun run = check("--redirect-uri", REDIRECT_URI);

        assertThat(run.out())
                .contains("Online: login")
                .contains("the token endpoint accepts the client")
                .contains("reports no error for the redirect URI")
                .contains("the provider has no logout");
        assertThat(run.status()).isZero();
    }

    @Test
    void reports_a_client_that_the_provider_rejects() throws Exception {
        respond("/token", 401, "{\"error\":\"invalid_client\"}");

        DoctorRun run = check();

        assertThat(run.out()).contains("login: the token endpoint", "rejects the client", "--redirect-uri");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void reports_a_redirect_uri_that_the_provider_rejects() throws Exception {
        respond("/token", 400, "{\"error\":\"invalid_grant\"}");
        respond("/authorize", 400, "Invalid parameter: redirect_uri");

        DoctorRun run = check("--redirect-uri", REDIRECT_URI);

        assertThat(run.out()).contains("the client ID or the redirect URI differs from the registration");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void sends_and_prints_no_secret_to_anything_but_the_token_endpoint() throws Exception {
        respond("/token", 500, "the secret of the client");

        assertThat(check().out()).contains("500").doesNotContain("the secret of the client");
    }

    private DoctorRun check(String... options) throws IOException {
        Path file = Files.writeString(
                directory.resolve("settings.properties"),
                "issuer = " + issuer + "\nlogin = openid\nlogin.client-id = app\n"
                        + "login.client-secret = the secret of the client\n");
        String[] arguments = new String[options.length + 3];
        arguments[0] = "check";
        arguments[1] = "--online";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[arguments.length - 1] = file.toString();
        return DoctorRun.of("", arguments);
    }

    private void respond(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
