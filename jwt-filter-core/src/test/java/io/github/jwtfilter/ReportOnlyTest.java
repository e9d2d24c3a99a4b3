package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guard in report-only mode. */
class ReportOnlyTest {
    private final LoggedLines log = LoggedLines.of(RejectionLog.class);
    private final LoadedSettings loaded = TestSettings.loadWith(
            "mode = report-only",
            "token.cookie = jwt",
            "token.hide = true",
            "challenge.login-page = /login.jsp",
            "cors.allowed-origins = https://shop.example.com",
            "access.10 = /public/** : anyone",
            "access.20 = /admin/** : role admin",
            "access.30 = /old/** : deny");
    private final Guard guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_request_that_would_be_rejected_passes_unchanged_and_is_logged() {
        String token = TestTokens.good();
        List<TestRequest> rejected = List.of(
                TestRequest.get("/page"),
                TestRequest.get("/page").bearer("nonsense"),
                TestRequest.get("/page").bearer(token).plainHttp(),
                TestRequest.get("/admin/users").bearer(token),
                TestRequest.get("/old/page").bearer(token),
                TestRequest.get("/a/../b").bearer(token),
                TestRequest.of("TRACE", "/page"),
                TestRequest.of("POST", "/page").cookie("jwt", token).header("Sec-Fetch-Site", "cross-site"),
                TestRequest.get("/page")
                        .header("Host", "app.example.com")
                        .cookie("jwt", token)
                        .cookie("jwt", TestTokens.goodFor("mallory")));

        for (TestRequest request : rejected) {
            assertUntouched(request);
        }
        assertThat(log.all())
                .hasSameSizeAs(rejected)
                .allMatch(line -> line.startsWith("WARNING would reject (report-only): "));
        assertThat(log.all().toString())
                .contains("no-token", "not-three-parts", "plain-http", "role-missing", "access-denied")
                .contains("ambiguous-path", "method-not-allowed", "csrf", "several-cookies")
                .doesNotContain("nonsense");
    }

    @Test
    void a_request_that_fails_unexpectedly_passes() {
        Decision decision = guard.decide(TestRequest.get(null).signedIn("carol"));

        assertThat(decision).isInstanceOf(Decision.PassThrough.class);
        assertThat(log.only()).contains("internal-error");
    }

    @Test
    void an_accepted_request_has_the_principal_of_the_token_unless_another_exists() {
        Decision decision = guard.decide(TestRequest.get("/page").bearer(TestTokens.good()));

        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        assertThat(((Decision.Authenticated) decision).principal().getName()).isEqualTo("alice");
        assertThat(((Decision.Authenticated) decision).replacesExternalUser()).isFalse();
        assertUntouched(TestRequest.get("/page").bearer(TestTokens.good()).signedIn("carol"));
        assertUntouched(TestRequest.get("/public/page").signedIn("carol"));
        assertThat(log.all()).isEmpty();
    }

    @Test
    void responses_get_no_headers_and_preflights_reach_the_application() {
        TestRequest shared = TestRequest.get("/page")
                .header("Origin", "https://shop.example.com")
                .bearer(TestTokens.good());

        assertThat(guard.decide(shared).headers()).isEmpty();
        assertThat(guard.decide(shared).cacheControl()).isNull();
        assertUntouched(TestRequest.of("OPTIONS", "/page")
                .header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "GET"));
        assertThat(log.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /app/a//b, to allow it, add empty-segment to path.allow",
        "/a/b., /app/a/b., to allow it, add trailing-dot to path.allow",
        "/a/b#c, /app/a/b%23c, to allow it, add hash to path.allow",
        "/a/b/c, /app/a%2fb/c, to allow it, add encoded-slash to path.allow",
        "/a/../b, /app/a/../b, no single item of path.allow would allow it",
    })
    void the_log_contains_the_settings_that_an_application_needs(String path, String rawPath, String advice) {
        assertUntouched(TestRequest.get(path).rawPath(rawPath));

        assertThat(log.only()).contains("ambiguous-path").contains(advice);
    }

    @Test
    void summary_and_finding_show_that_nothing_is_protected() {
        assertThat(guard.summary()).contains("REJECTING NOTHING (mode = report-only)");
        assertThat(guard.reportOnly()).isTrue();
        assertThat(guard.tokenStripper()).isNull();
        assertThat(loaded.problems().all())
                .anyMatch(problem -> problem.toString().contains("mode")
                        && problem.toString().contains("rejects nothing"));
        assertThat(guardWith("").reportOnly()).isFalse();
        assertThat(guardWith("mode = enforce").summary()).doesNotContain("NOTHING");
        assertThat(guardWith("mode = enforce").reportOnly()).isFalse();
    }

    private static Guard guardWith(String line) {
        return GuardFactory.create(TestSettings.loadWith(line), new TickingClock(TestTokens.ISSUED));
    }

    private void assertUntouched(TestRequest request) {
        assertThat(guard.decide(request)).isInstanceOf(Decision.PassThrough.class);
    }
}
