package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.TestGuards;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings of the page about Docker and Kubernetes, with a server of keys at host names that are not those of this machine. */
class DockerPageTest {
    private static final String REALM = "/realms/legacy";
    private static final String PUBLIC_ISSUER = "https://idp.example.com" + REALM;
    private static final String CERTS = REALM + "/protocol/openid-connect/certs";
    private static final String METADATA = REALM + "/.well-known/openid-configuration";
    private static final Map<String, Object> HEADER = Map.of("alg", "RS256", "typ", "JWT", "kid", "k1");

    private final KeyServer server = KeyServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void compose_compares_the_public_issuer_and_fetches_keys_from_the_internal_name() throws Exception {
        server.behave(CERTS, Behaviours.json(keys()));

        assertThat(decide(settings("Docker Compose"), PUBLIC_ISSUER)).isEqualTo("alice");
        assertThat(server.heads()).singleElement().asString().contains("Host: keycloak:" + server.port());
        assertThat(decide(settings("Docker Compose"), internalIssuer()))
                .isEqualTo(RejectionReason.WRONG_ISSUER.toString());
    }

    @Test
    void kubernetes_follows_the_metadata_of_the_internal_name() throws Exception {
        server.behave(
                METADATA,
                Behaviours.json(metadata(PUBLIC_ISSUER, "http://keycloak.identity.svc:" + server.port() + CERTS)));
        server.behave(CERTS, Behaviours.json(keys()));

        assertThat(decide(settings("Kubernetes"), PUBLIC_ISSUER)).isEqualTo("alice");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void metadata_of_the_internal_name_with_another_issuer_are_rejected() throws Exception {
        server.behave(METADATA, Behaviours.json(metadata("http://keycloak.identity.svc:8080" + REALM, "http://x/")));

        assertThat(decide(settings("Kubernetes"), PUBLIC_ISSUER))
                .isEqualTo(RejectionReason.KEYS_UNAVAILABLE.toString());
    }

    @Test
    void an_issuer_without_a_public_address_is_discovered_over_http() throws Exception {
        server.behave(
                METADATA,
                Behaviours.json(metadata(internalIssuer(), internalIssuer() + "/protocol/openid-connect/certs")));
        server.behave(CERTS, Behaviours.json(keys()));

        assertThat(decide(settings("A provider without a public address"), internalIssuer()))
                .isEqualTo("alice");
    }

    @Test
    void a_redirect_to_another_host_is_not_followed_over_http_either() throws Exception {
        server.behave(Behaviours.redirect(302, "http://keycloak.identity.svc:" + server.port() + CERTS));

        assertThat(decide(settings("Docker Compose"), PUBLIC_ISSUER))
                .isEqualTo(RejectionReason.KEYS_UNAVAILABLE.toString());
        assertThat(server.heads()).allMatch(head -> head.contains("Host: keycloak:"));
    }

    @Test
    void plain_http_is_one_warning_and_tls_none() throws Exception {
        for (String heading : List.of("Docker Compose", "Kubernetes", "A provider without a public address")) {
            assertThat(load(settings(heading)).problems().all())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.error()).isFalse())
                    .extracting(Problem::key)
                    .isEqualTo("keys.insecure-http");
            assertThat(load(settings(heading).replace("keys.insecure-http = true", ""))
                            .problems()
                            .hasErrors())
                    .isTrue();
        }
        assertThat(load(settings("With TLS inside the network")).problems().all())
                .isEmpty();
    }

    private String decide(String settings, String issuer) {
        LoadedSettings loaded = load(settings);
        Payload payload = Providers.keycloak().payload().with("iss", issuer);
        Clock clock = Clock.fixed(GuardedBySettings.NOW, ZoneOffset.UTC);
        RemoteKeySources sources = new RemoteKeySources(loaded.resources(), System::nanoTime);
        try (Guard guard = TestGuards.create(loaded, clock, sources)) {
            Result<? extends JwtPrincipal> result = guard.authenticate(SigningKey.OF_PROVIDER.sign(HEADER, payload));
            return result.rejection() == null
                    ? result.value().getName()
                    : result.rejection().reason().toString();
        }
    }

    private static LoadedSettings load(String settings) {
        return SettingsReader.read(
                SettingsFile.of("page.properties", settings.getBytes(StandardCharsets.UTF_8)),
                new FakeEnvironment(),
                new FakeResources());
    }

    /** The settings file of a section, with the port of the server. */
    private String settings(String heading) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "docker.md"));
        Matcher block = Pattern.compile("## " + heading + "\n.*?```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as(heading).isTrue();
        return block.group(1).replace(":8080", ":" + server.port());
    }

    private String internalIssuer() {
        return "http://keycloak:" + server.port() + REALM;
    }

    private static String keys() {
        return JSONObjectUtils.toJSONString(Map.of("keys", List.of(SigningKey.OF_PROVIDER.jwk(Map.of("kid", "k1")))));
    }

    private static String metadata(String issuer, String jwksUri) {
        return JSONObjectUtils.toJSONString(Map.of("issuer", issuer, "jwks_uri", jwksUri));
    }
}
