package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logs the lines that the documentation page shows. */
class LoggingPageLinesTest {
    private final LoggedLines lines = LoggedLines.of(RejectionLog.class);
    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Guard guard =
            GuardFactory.create(TestSettings.loadWith("access.30 = /admin/** : role admin|\"head clerk\""), clock);

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void a_missing_role_is_as_shown() {
        decide("/admin/users", TestTokens.good());

        assertShown(lines.only());
    }

    @Test
    void another_audience_is_as_shown() {
        decide("/orders", TestTokens.withClaims(TestTokens.CLAIMS.replace("'legacy-app'", "['account','other-app']")));

        assertShown(lines.only());
    }

    @Test
    void a_missing_token_is_as_shown() {
        guard.decide(TestRequest.get("/orders")
                .contextPath("/legacy")
                .from("192.0.2.7")
                .cookie("JSESSIONID", "1"));

        assertShown(lines.only());
    }

    @Test
    void an_expired_token_is_as_shown() {
        clock.move(Duration.ofSeconds(3600 + 11 * 60 + 44));

        decide("/orders", TestTokens.good());

        assertShown(lines.only());
    }

    @Test
    void an_unverified_token_is_as_shown() {
        decide("/orders", TestTokens.withClaims(TestTokens.CLAIMS.replace("idp.example.com", "other.example.com")));

        assertShown(lines.only()
                .replaceFirst("sha256:[0-9a-f]{12}", "sha256:8f2c51a09be3")
                .replace("explain test.properties", "explain WEB-INF/jwt-filter.properties"));
    }

    @Test
    void the_startup_summary_is_as_shown() {
        String[] rules = new String[14];
        Arrays.setAll(rules, i -> "access." + (i + 1) + " = /rule" + i + " : anyone");
        rules[12] = "token.cookie = __Host-access";
        rules[13] = "flood.checks = 4";

        String summary =
                GuardFactory.create(TestSettings.loadWith(rules), clock).summary();

        assertThat(LoggingPage.text())
                .contains("\n" + summary.replace("test.properties", "/WEB-INF/jwt-filter.properties") + "\n");
    }

    private void decide(String path, String token) {
        guard.decide(
                TestRequest.get(path).contextPath("/legacy").from("192.0.2.7").bearer(token));
    }

    private static void assertShown(String line) {
        String brief = line.replaceFirst("^INFO ", "")
                .replaceFirst(" cause=\"[^\"]{20,}\" remedy=\"[^\"]{20,}\"", " cause=\"…\" remedy=\"…\"");
        assertThat(LoggingPage.text()).contains("\n" + brief + "\n");
    }
}
