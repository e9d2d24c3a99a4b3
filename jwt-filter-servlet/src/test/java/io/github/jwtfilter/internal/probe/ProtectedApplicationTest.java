package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servlet.scenario.Tokens;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application behind the filter on a real server: nothing is found. */
class ProtectedApplicationTest {
    private static final String RULES = "access.10 = /login : anyone\naccess.20 = /admin/** : role admin";

    @TempDir
    Path directory;

    private static ProbePlan plan() {
        ProbePlan plan = ProbeRuns.plan("/", "/admin/users");
        plan.addOpen("/login");
        plan.addCookieName("access");
        plan.issuer("https://issuer.example", "legacy");
        plan.ofSettings(true);
        return plan;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_is_found(boolean lenient) throws Exception {
        try (ProbedApplication application = ProbedApplication.guarded(directory, Tokens.settings(RULES))) {
            ProbeReport report = ProbeRuns.run(
                    (lenient ? application.lenient() : application).start().url(), plan());

            assertThat(ProbeRuns.findings(report)).isEmpty();
            assertThat(ProbeRuns.with(Outcome.ERROR, report)).isEmpty();
            assertThat(report.checks()).allMatch(CheckReport::isComplete);
            assertThat(ProbeRuns.check(report, "path-tricks").count(Outcome.OK)).isGreaterThan(80);
            assertThat(ProbeRuns.check(report, "forged-tokens").count(Outcome.OK))
                    .isEqualTo(11);
            assertThat(ProbeRuns.check(report, "challenge").outcome()).isEqualTo(Outcome.OK);
            assertThat(ProbeRuns.check(report, "no-store").outcome()).isEqualTo(Outcome.OK);
        }
    }

    @Test
    void a_login_page_is_accepted_in_place_of_401() throws Exception {
        String settings = Tokens.settings(RULES, "challenge.login-page = /login");
        try (ProbedApplication application = ProbedApplication.guarded(directory, settings)) {
            ProbePlan plan = plan();
            plan.loginPath("/login");
            ProbeReport report = ProbeRuns.run(application.start().url(), plan);

            assertThat(ProbeRuns.findings(report)).isEmpty();
            assertThat(ProbeRuns.with(Outcome.OK, report))
                    .contains("anonymous: GET /app/ (as a browser) -> 302 to \"/app/login\", the login page");
        }
    }

    @Test
    void an_unprotected_path_of_the_settings_is_no_finding() throws Exception {
        String settings = Tokens.settings("access.20 = /admin/** : role admin", "access.30 = /** : anyone");
        try (ProbedApplication application = ProbedApplication.guarded(directory, settings)) {
            ProbePlan plan = ProbeRuns.plan("/admin/users");
            plan.addPublicPrefix("/");
            plan.ofSettings(false);
            ProbeReport report = ProbeRuns.run(application.lenient().start().url(), plan);

            assertThat(ProbeRuns.findings(report)).isEmpty();
            assertThat(ProbeRuns.check(report, "unknown-path").reason())
                    .isEqualTo("the settings require no token for paths that they do not name");
            assertThat(ProbeRuns.check(report, "unknown-path").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        }
    }

    @Test
    void a_filter_without_valid_settings_permits_no_conclusion() throws Exception {
        try (ProbedApplication application = ProbedApplication.guarded(directory, "issuer = none")) {
            ProbeReport report = ProbeRuns.run(application.start().url(), plan());

            assertThat(ProbeRuns.check(report, "anonymous").outcome()).isEqualTo(Outcome.ERROR);
            assertThat(ProbeRuns.with(Outcome.ERROR, report))
                    .anyMatch(line -> line.startsWith("anonymous: GET /app/ -> 503"));
            assertThat(ProbeRuns.check(report, "path-tricks").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        }
    }

    /** As with FORM authentication of a server, which returns the login page in place of the protected one. */
    @Test
    void a_login_page_in_place_of_the_page_is_a_rejection() throws Exception {
        try (ProbedApplication application = new ProbedApplication(directory)
                .page("/*", (request, response) -> {
                    response.setHeader("Cache-Control", "no-store");
                    response.setStatus(request.getRequestURI().startsWith("/app/jwt-filter") ? 404 : 200);
                    response.getWriter().print("enter your name and a password, please; number " + System.nanoTime());
                })
                .start()) {
            ProbePlan plan = ProbeRuns.plan("/orders");
            plan.loginPath("/login");
            ProbeReport report = ProbeRuns.run(application.url(), plan);

            assertThat(ProbeRuns.check(report, "anonymous").outcome()).isEqualTo(Outcome.OK);
            assertThat(ProbeRuns.findings(report)).isEmpty();
            assertThat(ProbeRuns.with(Outcome.OK, report))
                    .anyMatch(line ->
                            line.matches("anonymous: GET /app/orders -> 200, .*, the same page as the login page"));
        }
    }
}
