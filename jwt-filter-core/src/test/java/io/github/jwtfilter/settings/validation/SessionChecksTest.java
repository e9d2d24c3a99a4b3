package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionChecksTest {
    private static final String MEMORY = "session.store = memory";

    @Test
    void accepts_a_file_that_only_turns_sessions_on() {
        assertThat(problems(MEMORY)).isEmpty();
        assertThat(TestSettings.load(MEMORY).settings().issuers()).isEmpty();
    }

    @Test
    void keeps_the_other_issuers_of_a_file_with_sessions() {
        assertThat(TestSettings.with(MEMORY).issuers()).hasSize(1);
    }

    @Test
    void accepts_settings_of_stores_and_claims_that_have_an_effect() {
        assertThat(problems(
                        "session.store = memory",
                        "revocation.store = jdbc",
                        "store.jdbc.jndi = java:x",
                        "store.timeout = 2s",
                        "store.memory.max-entries = 100",
                        "claims.clock-skew = 2s"))
                .isEmpty();
        assertThat(TestSettings.loadWith(
                                MEMORY, "claims.max-age = 1h", "principal.prefix = a/", "roles.prefix.add = a-")
                        .problems()
                        .all())
                .isEmpty();
    }

    @Test
    void requires_an_issuer_in_a_file_without_sessions() {
        assertThat(problems("revocation.store = memory")).anyMatch(problem -> problem.contains("issuer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session.store = jdbc; store.jdbc.jndi = java:x | session.keys",
                "session.store = redis; store.redis.url = redis://localhost | session.keys",
                "session.store = memory; session.keys = a.pem; session.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA | together",
                "session.store = memory; session.keys.password = changeit | session.keys",
                "session.store = memory; session.access-lifetime = 2h | session.idle-timeout",
                "session.store = memory; session.access-lifetime = 3h | session.idle-timeout",
                "session.store = memory; session.idle-timeout = 25h | session.max-lifetime",
                "session.store = memory; session.access-lifetime = 10s; session.grace = 30s | session.access-lifetime",
                "session.store = memory; https.required = false; session.same-site = none | Secure",
                "session.store = memory; session.refresh-path = /x; session.logout-path = /x | session.refresh-path",
                "session.store = memory; session.logout-path = / | root",
                "session.store = memory; session.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; session.jwks-path = /k | secret",
                "session.store = memory; session.bridge.roles = a | session.bridge",
                "session.store = memory; session.bridge = true | coexist",
                "session.store = jdbc; session.keys = a.pem | store.jdbc.url",
                "session.store = jdbc; session.keys = a.pem; store.jdbc.jndi = java:x; store.jdbc.url = jdbc:h2:mem: | keep one",
                "session.store = jdbc; session.keys = a.pem; store.jdbc.url = postgres://x | jdbc:",
                "session.store = jdbc; session.keys = a.pem; store.jdbc.jndi = java:x; store.jdbc.user = u | store.jdbc.url",
                "session.store = redis; session.keys = a.pem | store.redis.url",
                "session.store = redis; session.keys = a.pem; store.redis.url = http://x | redis://",
                "session.store = redis; session.keys = a.pem; store.redis.url = 'redis://a, redis://b' | store.redis.mode",
                "session.store = memory; store.redis.prefix = x: | redis",
                "session.store = memory; store.jdbc.create = true | jdbc",
                "session.store = memory; store.timeout = 2s | store.timeout: has no effect: neither",
                "session.store = jdbc; session.keys = a.pem; store.jdbc.jndi = java:x; store.memory.max-entries = 100 | memory",
                "session.store = redis; session.keys = a.pem; store.redis.url = redis://a; store.redis.sentinel-master = m"
                        + " | store.redis.sentinel-master: has no effect without store.redis.mode = sentinel",
                "session.store = memory; claims.max-age = 1h | claims.max-age: has no effect without an issuer",
                "session.store = memory; claims.match.azp = app | claims.match.azp: has no effect without an issuer",
                "session.store = memory; session.grace = 20s; session.bridge.roles = a | session.bridge",
                "revocation.store = memory; session.refresh-path = /r | session.refresh-path: has no effect",
                "issuer = a; audience = b; keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; store.timeout = 2s | store.timeout",
                "issuer = a; audience = b; keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; revocation.on-failure = admit"
                        + " | revocation.on-failure: has no effect without revocation.store or session.store",
                "issuer = a; audience = b; keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; session.store = memory;"
                        + " session.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA | which only this application knows",
                "issuer = a; audience = b; keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; session.grace = 20s | session.store",
                "issuer = a; audience = b; keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA; revocation.cache = 20s | revocation.store"
            })
    void reports_contradictions_with_a_remedy(String lines, String expected) {
        assertThat(problems(lines.replace("'", "").split("; ", -1))).anyMatch(problem -> problem.contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.name = a b",
                "session.name = ../x",
                "session.cookie-path = app",
                "session.cookie-path = /app/",
                "session.cookie-path = /a;b",
                "session.refresh-path = /a/../b",
                "session.access-lifetime = 5s",
                "session.same-site = Lax",
                "store.jdbc.table-prefix = x'; DROP TABLE y; --",
                "store.jdbc.table-prefix = a.b.c",
                "store.memory.max-entries = 0"
            })
    void rejects_values_that_cannot_be_used(String line) {
        String key = line.substring(0, line.indexOf(' '));

        assertThat(problems(MEMORY, line)).anyMatch(problem -> problem.contains(key + ":"));
    }

    @Test
    void lists_the_effective_settings_of_stores_in_use_only() {
        assertThat(TestSettings.load(MEMORY).effectiveTable())
                .contains("session.access-lifetime", "store.memory.max-entries", "revocation.on-failure")
                .doesNotContain("store.jdbc", "store.redis", "store.timeout");
        assertThat(TestSettings.loadWith("mode = enforce").effectiveTable())
                .doesNotContain("session.", "store.", "revocation.");
    }

    @Test
    void shows_no_password() {
        List<String> problems = problems(
                "session.store = jdbc",
                "session.keys = a.pem",
                "store.jdbc.url = jdbc-x://user:Geheim-1@db/app",
                "store.redis.url = redis://:Geheim-2@r",
                "session.keys.password = Geheim-3",
                "store.jdbc.password = Geheim-4",
                "session.secret = Geheim-5");

        assertThat(problems).hasSizeGreaterThan(2).noneMatch(problem -> problem.contains("Geheim"));
        assertThat(TestSettings.load("session.store = jdbc", "store.jdbc.url = jdbc:x:Geheim-1")
                        .effectiveTable())
                .doesNotContain("Geheim");
    }

    @Test
    void accepts_the_settings_of_the_page_about_sessions() throws IOException {
        Matcher blocks = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "sessions.md")));
        int count = 0;
        while (blocks.find()) {
            String text = blocks.group(1).replaceAll("(?m)^ +", "");
            String lines = text.contains("session.store") ? text : MEMORY + "\n" + text;
            assertThat(problems(lines.replaceAll("\\$\\{file:[^}]*}", "secret")))
                    .as(text)
                    .isEmpty();
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(5);
    }

    private static List<String> problems(String... lines) {
        LoadedSettings loaded = TestSettings.load(lines);
        List<String> problems = new ArrayList<>();
        loaded.problems().all().forEach(problem -> problems.add(problem.toString()));
        return problems;
    }
}
