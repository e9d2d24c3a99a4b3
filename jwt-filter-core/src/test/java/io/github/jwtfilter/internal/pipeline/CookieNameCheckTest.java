package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieNameCheckTest {
    @ParameterizedTest
    @CsvSource({
        "jwt, ROOT, true",
        "jwt, /app, true",
        "jwt, unknown, true",
        "__Secure-jwt, ROOT, true",
        "__Secure-jwt, /app, false",
        "__Secure-jwt, unknown, false",
        "__Host-jwt, ROOT, false",
        "__Host-jwt, /app, false",
        "__Host-jwt, unknown, false",
        // Older browsers support the prefixes in this spelling only.
        "__host-jwt, ROOT, true",
        "__SECURE-jwt, /app, true",
        "x__Host-jwt, ROOT, true"
    })
    void a_name_that_other_hosts_can_set_is_a_finding(String name, String context, boolean found) {
        assertThat(findings("token.cookie = " + name, context)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROOT", "/app", "unknown"})
    void without_a_cookie_there_is_no_finding(String context) {
        assertThat(findings("", context)).isEmpty();
    }

    @Test
    void the_finding_suggests_names() {
        assertThat(findings("token.cookie = jwt", "/app"))
                .singleElement()
                .asString()
                .isEqualTo("test.properties:4: token.cookie: other hosts of the same domain, and plain HTTP, can set a"
                        + " cookie of this name, with the token of another user; rename it to __Host-jwt, and set"
                        + " it with Secure, Path=/ and without Domain, or at least __Secure-jwt if its path must"
                        + " be another one (docs/cookies.md)");
        assertThat(findings("token.cookie = __Secure-jwt", "ROOT"))
                .singleElement()
                .asString()
                .contains(
                        "other hosts of the same domain can set", "rename it to __Host-jwt, ", "without Domain (docs");
    }

    private static List<Problem> findings(String line, String context) {
        LoadedSettings loaded = TestSettings.loadWith(line);
        ServletDeployment usual = ServletDeployment.usual();
        ServletDeployment deployment =
                context.equals("unknown") ? usual : usual.at(context.equals("ROOT") ? "" : context);
        GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED), deployment)
                .close();
        return loaded.problems().all();
    }
}
