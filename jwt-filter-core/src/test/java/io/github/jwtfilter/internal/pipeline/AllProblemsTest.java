package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each start reports all errors at once, also those that are found while stores and keys are opened. */
class AllProblemsTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);
    private static final String SECRET = "session.secret = a secret of the test with at least 32 bytes";
    private static final String UNKNOWN = "token.coookie = jwt";

    @Test
    void a_missing_jdbc_driver_is_listed_with_the_other_errors() {
        assertThat(errors(
                        SECRET, UNKNOWN, "session.store = jdbc", "store.jdbc.url = jdbc:unknown://db.example.com/app"))
                .containsExactlyInAnyOrder("token.coookie", "store.jdbc.url");
    }

    @Test
    void a_missing_jdbc_driver_is_listed_with_an_error_of_the_signing_keys() {
        assertThat(errors(
                        "session.keys = missing.pem",
                        "session.store = jdbc",
                        "store.jdbc.url = jdbc:unknown://db.example.com/app"))
                .containsExactlyInAnyOrder("session.keys", "store.jdbc.url");
    }

    @Test
    void a_missing_jdbc_driver_is_listed_with_the_errors_of_a_store_in_redis() {
        assertThat(errors(
                        SECRET,
                        "session.store = jdbc",
                        "revocation.store = redis",
                        "store.redis.url = redis://redis.example.com/x/y",
                        "store.jdbc.url = jdbc:unknown://db.example.com/app"))
                .containsExactlyInAnyOrder("store.redis.url", "store.jdbc.url");
    }

    @Test
    void a_missing_client_key_is_listed_with_the_other_errors() {
        assertThat(errors(
                        "issuer = https://idp.example.com",
                        "login = openid",
                        "login.client-id = legacy-app",
                        "login.client-key = missing.pem",
                        UNKNOWN))
                .containsExactlyInAnyOrder("login.client-key", "token.coookie");
    }

    @Test
    void errors_of_several_kinds_of_keys_are_listed_together() {
        assertThat(errors(
                        "session.store = redis",
                        "store.redis.url = rediss://redis.example.com",
                        "store.redis.ca = missing.pem",
                        "session.keys = missing.pem",
                        "login = openid",
                        "login.client-id = legacy-app",
                        "login.client-key = missing.pem",
                        "issuer = https://idp.example.com",
                        UNKNOWN))
                .containsExactlyInAnyOrder("store.redis.ca", "session.keys", "login.client-key", "token.coookie");
    }

    private static List<String> errors(String... lines) {
        LoadedSettings loaded = TestSettings.load(lines);
        SettingsException rejected =
                catchThrowableOfType(SettingsException.class, () -> GuardFactory.create(loaded, CLOCK));
        return rejected.problems().stream()
                .filter(Problem::error)
                .map(Problem::key)
                .collect(Collectors.toList());
    }
}
