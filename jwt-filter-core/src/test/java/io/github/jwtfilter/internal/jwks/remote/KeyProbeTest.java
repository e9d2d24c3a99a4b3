package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestCa;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.remedy.Causes;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The requests of a test fetch, for {@code check --online}. */
class KeyProbeTest {
    private static final Instant NOW = Instant.parse("2027-01-15T08:00:00Z");

    @Test
    void an_unknown_ca_is_reported_with_the_line_for_keys_ca() {
        try (KeyServer server = KeyServer.startTls(new TestCa().server())) {
            KeyProbe probe = probe("keys.jwks-uri = " + server.uri("/keys?secret=1"));

            assertThat(probe.fetched()).isEmpty();
            assertThat(shown(probe))
                    .startsWith(server.uri("/keys") + ": cannot be trusted: ")
                    .doesNotContain("secret");
            assertThat(Causes.ofFetchFailure(probe.failure()).line()).startsWith("keys.ca = ");
            assertThat(probe.clockDifference()).isEmpty();
        }
    }

    @Test
    void each_redirect_and_each_address_is_recorded_and_any_response_gives_the_clock() {
        try (KeyServer server = KeyServer.start()) {
            String openid = "/realms/a/.well-known/openid-configuration";
            server.behave(Behaviours.respond(404, "", "Date: Fri, 15 Jan 2027 08:10:00 GMT"));
            server.behave(openid, Behaviours.redirect(302, "/elsewhere"));

            KeyProbe probe = probe("keys.discovery-uri = " + server.uri(openid));

            assertThat(shown(probe)).isEqualTo(server.uri(openid) + ": 302\n" + server.uri("/elsewhere") + ": 404");
            assertThat(probe.failure()).isEqualTo("responded with 404");
            assertThat(probe.clockDifference()).contains(Duration.ofMinutes(10));
            assertThat(probe.issuer()).isNull();
        }
    }

    @Test
    void the_clock_includes_the_age_of_a_stored_response() {
        try (KeyServer server = KeyServer.start()) {
            server.behave(Behaviours.respond(404, "", "Date: Fri, 15 Jan 2027 07:58:00 GMT", "Age: 120"));

            KeyProbe probe = probe("keys.jwks-uri = " + server.uri("/keys"));

            assertThat(probe.clockDifference()).contains(Duration.ZERO);
        }
    }

    @Test
    void the_issuer_of_the_metadata_is_that_of_access_tokens() {
        try (KeyServer server = KeyServer.start()) {
            server.behave(
                    Behaviours.json(
                            "{\"issuer\":\"https://adfs.example.com/adfs\",\"access_token_issuer\":\"http://adfs.example.com/x\"}"));

            KeyProbe probe = probe("keys.discovery-uri = " + server.uri("/metadata"));

            assertThat(probe.issuer()).isEqualTo("http://adfs.example.com/x");
            assertThat(Causes.ofFetchFailure(probe.failure()).code()).isEqualTo("fetch-other-issuer");
        }
    }

    private static KeyProbe probe(String line) {
        LoadedSettings loaded = TestSettings.load(
                "issuer = https://idp.example.com",
                "audience = desk",
                "keys.insecure-http = true",
                "keys.connect-timeout = 30s", // a loaded machine must not change the failure
                "keys.read-timeout = 30s",
                "keys.fetch-timeout = 60s",
                line);
        return new RemoteKeySources(loaded.resources(), System::nanoTime)
                .probe(loaded.settings().issuers().get(0), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String shown(KeyProbe probe) {
        return probe.requests().stream()
                .map(request -> request.address() + ": " + request.result())
                .collect(Collectors.joining("\n"));
    }
}
