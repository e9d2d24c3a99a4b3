package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servlet.scenario.EchoEndpoint;
import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications with one fault each, on a real server. */
class BrokenApplicationTest {
    @TempDir
    Path directory;

    @Test
    void an_application_without_the_filter_is_open() throws Exception {
        try (ProbedApplication application =
                new ProbedApplication(directory).usualPages().start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/", "/admin/users"));

            assertThat(ProbeRuns.findings(report))
                    .contains(
                            "anonymous: GET /app/ -> 200, text/plain, 39 bytes",
                            "anonymous: GET /app/admin/users -> 200, text/plain, 43 bytes");
            assertThat(ProbeRuns.check(report, "path-tricks").reason()).contains("no path is rejected");
        }
    }

    @Test
    void a_filter_that_is_mapped_to_one_folder_leaves_the_rest_open() throws Exception {
        try (ProbedApplication application = new ProbedApplication(directory)
                .usualPages()
                .guard(directory, Tokens.settings(), "/admin/*")
                .start()) {
            ProbePlan plan = ProbeRuns.plan("/", "/admin/users");
            plan.ofSettings(true);
            ProbeReport report = ProbeRuns.run(application.url(), plan);

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line -> line.startsWith("unknown-path: GET /app/jwt-filter-probe-0 -> 404"))
                    .anyMatch(line -> line.startsWith("anonymous: GET /app/ -> 200"))
                    .noneMatch(line -> line.startsWith("anonymous: GET /app/admin/users"));
        }
    }

    /** As with constraints on a path that an old server compares before it decodes it. */
    @Test
    void a_filter_that_compares_raw_paths_is_bypassed() throws Exception {
        Filter naive = (request, response, chain) -> {
            if (((HttpServletRequest) request).getRequestURI().startsWith("/app/admin")) {
                ((HttpServletResponse) response).sendError(403);
            } else {
                chain.doFilter(request, response);
            }
        };
        try (ProbedApplication application = new ProbedApplication(directory)
                .usualPages()
                .filter(naive)
                .lenient()
                .start()) {
            ProbePlan plan = ProbeRuns.plan("/admin/users");
            plan.addOpen("/login");
            ProbeReport report = ProbeRuns.run(application.url(), plan);

            assertThat(ProbeRuns.findings(report))
                    .contains(
                            "path-tricks: GET /app/x/..;/admin/users -> 200, text/plain, 43 bytes",
                            "path-tricks: GET /app/%61dmin/users -> 200, text/plain, 43 bytes",
                            "path-tricks: GET /app/login/..;/admin/users -> 200, text/plain, 43 bytes")
                    .noneMatch(line -> line.startsWith("anonymous"));
        }
    }

    @Test
    void code_that_only_rejects_get_is_bypassed() throws Exception {
        Filter naive = (request, response, chain) -> {
            if (((HttpServletRequest) request).getMethod().equals("GET")) {
                ((HttpServletResponse) response).sendError(403);
            } else {
                chain.doFilter(request, response);
            }
        };
        try (ProbedApplication application =
                new ProbedApplication(directory).usualPages().filter(naive).start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/admin/users"));

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line -> line.startsWith("methods: HEAD /app/admin/users -> 200"))
                    .anyMatch(line -> line.startsWith("methods: PROBE /app/admin/users -> 200"));
        }
    }

    @Test
    void headers_that_a_client_can_write_replace_no_token() throws Exception {
        Filter trusting = (request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader("X-Remote-User") == null) {
                ((HttpServletResponse) response).setStatus(401);
            } else {
                chain.doFilter(request, response);
            }
        };
        try (ProbedApplication application =
                new ProbedApplication(directory).usualPages().filter(trusting).start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/admin/users"));

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line -> line.startsWith("headers: GET /app/admin/users with X-Forwarded-User"))
                    .contains("challenge: GET /app/admin/users -> 401 without WWW-Authenticate")
                    .contains("no-store: GET /app/admin/users -> 401 without Cache-Control: no-store");
        }
    }

    @Test
    void unsigned_tokens_are_accepted_or_cause_an_error() throws Exception {
        Filter decoding = (request, response, chain) -> {
            String header = ((HttpServletRequest) request).getHeader("Authorization");
            if (header == null) {
                ((HttpServletResponse) response).sendError(401);
            } else if (header.endsWith(".")) {
                chain.doFilter(request, response);
            } else {
                throw new ServletException("not a token");
            }
        };
        try (ProbedApplication application =
                new ProbedApplication(directory).usualPages().filter(decoding).start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/admin/users"));

            assertThat(ProbeRuns.findings(report))
                    .contains(
                            "forged-tokens: GET /app/admin/users with a token without a signature, alg \"none\" -> 200,"
                                    + " text/plain, 43 bytes")
                    .anyMatch(
                            line -> line.startsWith("forged-tokens: GET /app/admin/users with the token a.b.c -> 500"))
                    .anyMatch(line -> line.startsWith("disclosure: ") && line.contains("stack trace"));
        }
    }

    @Test
    void a_cookie_without_attributes_in_a_cacheable_response() throws Exception {
        try (ProbedApplication application = ProbedApplication.guarded(
                        directory, Tokens.settings("access.10 = /welcome : anyone", "cache-control = none"))
                .page("/welcome", (request, response) -> {
                    response.addHeader("Set-Cookie", "JSESSIONID=secret-of-a-user; Path=/app");
                    response.addHeader("Set-Cookie", "XSRF-TOKEN=1; SameSite=Lax");
                    response.addHeader("Set-Cookie", "old=; Max-Age=0");
                    response.addHeader("Set-Cookie", "gone=1; Expires=Thu, 01 Jan 1970 00:00:10 GMT");
                    response.addHeader("Set-Cookie", "third=1; HttpOnly; SameSite=None");
                })
                .start()) {
            ProbePlan plan = ProbeRuns.plan("/admin/users");
            plan.addOpen("/welcome");
            ProbeReport report = ProbeRuns.run(application.url(), plan);

            assertThat(ProbeRuns.findings(report))
                    .filteredOn(line -> line.startsWith("cookies: "))
                    .containsExactly(
                            "cookies: GET /app/welcome -> cookie \"JSESSIONID\" without HttpOnly, without SameSite, in a response"
                                    + " that shared caches may store (no Cache-Control: no-store)",
                            "cookies: GET /app/welcome -> cookie \"XSRF-TOKEN\" in a response that shared caches may store (no"
                                    + " Cache-Control: no-store)",
                            "cookies: GET /app/welcome -> cookie \"third\" without Secure, with SameSite=None, in a response that"
                                    + " shared caches may store (no Cache-Control: no-store)");
        }
    }

    @Test
    void the_origin_of_an_attacker_is_reflected() throws Exception {
        Filter reflecting = (request, response, chain) -> {
            String origin = ((HttpServletRequest) request).getHeader("Origin");
            if (origin != null) {
                ((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", origin);
                ((HttpServletResponse) response).setHeader("Access-Control-Allow-Credentials", "true");
            }
            chain.doFilter(request, response);
        };
        try (ProbedApplication application = new ProbedApplication(directory)
                .filter(reflecting)
                .usualPages()
                .guard(directory, Tokens.settings(), "/*")
                .start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/admin/users"));

            assertThat(ProbeRuns.findings(report))
                    .filteredOn(line -> line.startsWith("cors: "))
                    .hasSize(4)
                    .anyMatch(line -> line.contains("Origin: null"))
                    .anyMatch(line -> line.startsWith("cors: OPTIONS "));
        }
    }

    @Test
    void metrics_and_details_of_health_are_public() throws Exception {
        try (ProbedApplication application = new ProbedApplication(directory)
                .page("/metrics", "# TYPE jvm_memory gauge\njvm_memory 1\n")
                .page("/health", "{\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\"}}}")
                .page("/status/health", "{\"status\":\"UP\",\"checks\":[]}")
                .page("/status/health/ready", (request, response) -> {
                    response.setStatus(503);
                    response.getWriter().print("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"db\"}]}");
                })
                .start()) {
            ProbePlan plan = ProbeRuns.plan("/");
            plan.addMonitoring("/status/health");
            plan.addMonitoring("/status/health/ready");
            ProbeReport report = ProbeRuns.run(application.url(), plan);

            assertThat(ProbeRuns.findings(report))
                    .filteredOn(line -> line.startsWith("monitoring: "))
                    .extracting(line -> line.replaceAll(" ->.*", ""))
                    .containsExactly(
                            "monitoring: GET /app/status/health/ready",
                            "monitoring: GET /app/metrics",
                            "monitoring: GET /app/health");
        }
    }

    @Test
    void a_websocket_is_opened_before_the_filter() throws Exception {
        try (ProbedApplication application = new ProbedApplication(directory)
                .endpoint(EchoEndpoint.class)
                .usualPages()
                .start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/echo"));

            assertThat(ProbeRuns.findings(report)).contains("websocket: GET /app/echo (WebSocket handshake) -> 101");
        }
    }

    @Test
    void the_version_of_the_server_and_stack_traces_are_shown() throws Exception {
        try (ProbedApplication application = new ProbedApplication(directory)
                .showingVersion()
                .page("", (request, response) -> {
                    throw new ServletException("the application failed");
                })
                .start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/"));

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line -> line.contains("header Server: \"Jetty("))
                    .anyMatch(line -> line.contains("stack trace"))
                    .anyMatch(line -> line.startsWith("anonymous: GET /app/ -> 500"));
        }
    }

    @Test
    void an_open_page_is_not_public() throws Exception {
        try (ProbedApplication application =
                ProbedApplication.guarded(directory, Tokens.settings()).start()) {
            ProbePlan plan = ProbeRuns.plan("/");
            plan.addOpen("/login");

            assertThat(ProbeRuns.findings(ProbeRuns.run(application.url(), plan)))
                    .singleElement()
                    .asString()
                    .startsWith("open-paths: GET /app/login -> 401");
        }
    }
}
