package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardFactoryTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    @Test
    void summarizes_the_protection_in_a_few_lines() {
        assertThat(summary(TestSettings.loadWith("token.cookie = jwt", "flood.checks = 4")))
                .isEqualTo("""
                        mode = enforce, access rules 0, HTTPS required, ambiguous paths are rejected, settings from test.properties
                        issuer https://idp.example.com, audience legacy-app, HS256 with 1 key, clock skew 1 min
                        token from Authorization or cookie jwt, which other sites cannot use: requests that change state need the own Origin
                        signature checks at most 4 at once, 50 failed in 1 min for each client, except proxy.trusted, and loopback and private addresses that are not forwarded
                        rejected requests are logged at INFO by io.github.jwtfilter.internal.pipeline.RejectionLog""");
    }

    @Test
    void leaves_no_thread_when_it_rejects_the_settings_of_sessions() {
        LoadedSettings loaded = TestSettings.load(
                "session.store = jdbc",
                "session.secret = a secret of the test with at least 32 bytes",
                "session.access-lifetime = 10s",
                "store.jdbc.url = jdbc:h2:mem:rejected",
                "store.jdbc.create = true");

        catchThrowableOfType(
                SettingsException.class,
                () -> GuardFactory.create(
                        loaded, CLOCK, ServletDeployment.usual().at("/rejected")));

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(ApplicationThreads.of("/rejected")).isEmpty();
    }

    @Test
    void shows_relaxed_settings() {
        LoadedSettings relaxed = TestSettings.load(
                "issuer = any",
                "audience = any",
                "keys.secret = " + TestSettings.SECRET + TestSettings.SECRET,
                "token.header = X-Access-Token",
                "https.required = false",
                "claims.clock-skew = 2m",
                "log.unverified = true");

        assertThat(summary(relaxed))
                .contains("HTTPS not required", "token from X-Access-Token, not from cookies", "clock skew 2 min")
                .contains("issuer any, audience any, HS256 HS384 HS512 with 1 key")
                .endsWith(".RejectionLog, with unverified claims (log.unverified)");
    }

    @Test
    void never_shows_the_secret() {
        assertThat(summary(TestSettings.loadWith())).doesNotContain(TestSettings.SECRET);
    }

    @Test
    void rejects_settings_with_all_problems_at_once_and_secrets_hidden() {
        LoadedSettings broken = TestSettings.load(
                "audience = legacy-app",
                "keys.secret = tooShort4HS256",
                "algorithms = HS256, none",
                "token.max-size = 1",
                "token.coookie = jwt",
                "https.required = yes");

        SettingsException rejected =
                catchThrowableOfType(SettingsException.class, () -> GuardFactory.create(broken, CLOCK));

        assertThat(rejected.problems().stream().filter(Problem::error).map(Problem::key))
                .containsExactlyInAnyOrder(
                        "issuer", "keys.secret", "algorithms", "token.max-size", "token.coookie", "https.required");
        assertThat(rejected.getMessage().lines()).hasSameSizeAs(rejected.problems());
        assertThat(rejected.getMessage())
                .contains("test.properties:2: keys.secret: ", "test.properties:5: token.coookie: ")
                .doesNotContain("tooShort4HS256");
    }

    @Test
    void rejects_keys_that_cannot_be_read() {
        LoadedSettings loaded = TestSettings.load("issuer = a", "audience = b", "keys.jwks-file = missing.json");

        SettingsException rejected =
                catchThrowableOfType(SettingsException.class, () -> GuardFactory.create(loaded, CLOCK));

        assertThat(rejected).hasMessageStartingWith("test.properties:3: keys.jwks-file: there is no file missing.json");
    }

    @Test
    void rejects_algorithms_that_the_key_does_not_fit() {
        LoadedSettings loaded = TestSettings.loadWith("algorithms = RS256");

        SettingsException rejected =
                catchThrowableOfType(SettingsException.class, () -> GuardFactory.create(loaded, CLOCK));

        assertThat(rejected.problems())
                .anyMatch(problem -> problem.error() && problem.key().equals("algorithms"));
    }

    @Test
    void accepts_settings_with_warnings_only() {
        LoadedSettings loaded = TestSettings.loadWith("claims.max-age = 2h", "claims.max-lifetime = 1h");

        assertThat(summary(loaded)).startsWith("mode = enforce, ");
        assertThat(loaded.problems().all()).hasSize(1).noneMatch(Problem::error);
    }

    @Test
    void reports_the_health_of_the_keys_of_each_issuer_without_a_fetch() {
        LoadedSettings loaded = TestSettings.loadWith(
                "issuers.partner.issuer = https://partner.example.com",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.principal.prefix = partner/");
        try (Guard guard = GuardFactory.create(loaded, CLOCK)) {
            assertThat(guard.keyHealth()).containsOnlyKeys("", "partner");
            assertThat(guard.keyHealth().get("")).hasToString("CURRENT keys.secret, 1 key");
            assertThat(guard.keyHealth().get("partner"))
                    .hasToString("UNTRIED https://partner.example.com/.well-known/openid-configuration, 0 keys");
        }
    }

    @Test
    void reads_a_file_with_relative_keys_and_logs_warnings(@TempDir Path directory) throws IOException {
        Path settings = directory.resolve("jwt.properties");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "issuer = https://idp.example.com",
                        "audience = legacy-app",
                        "keys.secret = ${file:secret.txt}",
                        "claims.max-age = 2h",
                        "claims.max-lifetime = 1h"));
        Files.writeString(directory.resolve("secret.txt"), TestSettings.SECRET);
        LoggedLines log = LoggedLines.of(GuardFactory.class);
        try {
            Guard guard = GuardFactory.create(settings, Clock.systemUTC());

            assertThat(guard.summary()).contains("HS256 with 1 key").doesNotContain(TestSettings.SECRET);
            assertThat(log.only()).startsWith("WARNING ").contains("claims.max-age: has no effect");
        } finally {
            log.close();
        }
    }

    @Test
    void rejects_a_file_that_is_not_there(@TempDir Path directory) {
        Path missing = directory.resolve("missing.properties");

        SettingsException rejected =
                catchThrowableOfType(SettingsException.class, () -> GuardFactory.create(missing, Clock.systemUTC()));

        assertThat(rejected.problems().stream().map(Problem::toString).collect(Collectors.joining()))
                .contains("missing.properties");
    }

    private static String summary(LoadedSettings loaded) {
        return GuardFactory.create(loaded, CLOCK).summary();
    }
}
