package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationChecksTest {
    private static final String JDBC = "revocation.store = jdbc\nstore.jdbc.url = jdbc:h2:mem:x";

    @Test
    void a_store_whose_failure_accepts_revoked_tokens_is_a_finding() {
        assertThat(findings(JDBC, "revocation.on-failure = admit"))
                .singleElement()
                .asString()
                .startsWith(
                        "test.properties:6: revocation.on-failure: is admit: while the store is unavailable, revoked"
                                + " tokens are accepted")
                .contains("; remove this line");
        assertThat(findings(JDBC, "revocation.on-failure = refuse")).isEmpty();
    }

    @Test
    void a_store_in_memory_never_fails() {
        assertThat(findings("revocation.store = memory", "revocation.on-failure = admit"))
                .containsExactly("test.properties:5: revocation.on-failure: has no effect: a store in memory is always"
                        + " available; remove this line");
    }

    @Test
    void results_cannot_be_cached_without_a_cache_of_tokens() {
        assertThat(findings(JDBC, "revocation.cache = 30s", "cache.size = 0"))
                .containsExactly("test.properties:6: revocation.cache: has no effect with cache.size = 0: results are"
                        + " cached together with their tokens; remove cache.size = 0, or this line");
        assertThat(findings(JDBC, "revocation.cache = 0s", "cache.size = 0")).isEmpty();
        assertThat(findings(JDBC, "revocation.cache = 30s", "cache.size = 1")).isEmpty();
    }

    @Test
    void a_logout_is_not_known_to_the_other_servers_if_revocations_are_in_memory() {
        String sessions = "session.keys = a.pem\nstore.jdbc.url = jdbc:h2:mem:x\nsession.store = jdbc";

        assertThat(TestSettings.load(sessions, "revocation.store = memory")
                        .problems()
                        .all())
                .singleElement()
                .asString()
                .startsWith("test.properties:4: revocation.store: is memory, while session.store is shared")
                .contains("until it expires; remove this line");
        assertThat(TestSettings.load(sessions).problems().all()).isEmpty();
        assertThat(TestSettings.load("session.store = memory", JDBC).problems().all())
                .isEmpty();
    }

    /** Returns the problems of settings with an issuer in the first three lines, none of which is an error. */
    private static List<String> findings(String... lines) {
        LoadedSettings loaded = TestSettings.loadWith(lines);
        assertThat(loaded.problems().all()).noneMatch(Problem::error);
        return loaded.problems().all().stream().map(Problem::toString).toList();
    }
}
