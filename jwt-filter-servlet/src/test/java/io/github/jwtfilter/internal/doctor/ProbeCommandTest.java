package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.probe.ProbedApplication;
import io.github.jwtfilter.internal.probe.RawServer;
import io.github.jwtfilter.internal.probe.SelfSignedCertificate;
import io.github.jwtfilter.servlet.scenario.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeCommandTest {
    private static final String UNAUTHORIZED = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n"
            + "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    static Path certificates;

    private static SelfSignedCertificate certificate;
    private static SelfSignedCertificate other;

    @TempDir
    Path directory;

    @BeforeAll
    static void create_certificates() throws Exception {
        certificate = new SelfSignedCertificate(certificates, "localhost");
        other = new SelfSignedCertificate(certificates, "other.example");
    }

    private static DoctorRun probe(String url, String... options) {
        List<String> arguments = new ArrayList<>(List.of("probe", url));
        arguments.addAll(List.of(options));
        return DoctorRun.of("", arguments.toArray(new String[0]));
    }

    @Test
    void nothing_is_found_in_an_application_with_these_settings() throws Exception {
        String settings = Tokens.settings(
                "access.10 = /login : anyone", "access.20 = /admin/** : role admin", "access.30 = /** : anyone");
        try (ProbedApplication application =
                ProbedApplication.guarded(directory, settings).start()) {
            DoctorRun run = probe(
                    application.url(),
                    "--settings",
                    directory.resolve("WEB-INF/jwt-filter.properties").toString());

            assertThat(run.err()).isEmpty();
            assertThat(run.lines().get(0)).as(run.out()).isEqualTo("OK: nothing found");
            assertThat(run.out())
                    .contains("  application:  " + application.url() + " (127.0.0.1)")
                    .contains("  protected:    /admin/\n")
                    .doesNotContain("finding:", "error:");
            assertThat(run.status()).isZero();
            assertThat(application.requests())
                    .anyMatch(request -> request.equals("GET " + application.url() + "/login/../admin/"));
        }
    }

    @Test
    void findings_have_a_reason_and_a_remedy() throws Exception {
        try (ProbedApplication application =
                new ProbedApplication(directory).usualPages().start()) {
            DoctorRun run = probe(application.url(), "--limit", "4");

            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .startsWith("FINDINGS: 1\n")
                    .contains("finding: anonymous\n         sent:     GET /app/\n         received: 200, text/plain")
                    .contains("         why:      Everyone who can reach the server can read this page.\n")
                    .contains("         remedy:   Map the filter to /*");
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    void json_has_all_requests() throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            DoctorRun run = probe(server.url(), "--json", "--limit", "6", "--path", "/a", "--path", "/b");
            JsonObject json = StrictJson.parse(run.out().trim().getBytes(StandardCharsets.UTF_8));

            assertThat(json).isNotNull();
            assertThat(json.asMap())
                    .containsOnlyKeys(
                            "ok",
                            "complete",
                            "application",
                            "address",
                            "requests",
                            "limit",
                            "protectedPaths",
                            "checks",
                            "notes")
                    .containsEntry("ok", true)
                    .containsEntry("complete", false)
                    .containsEntry("application", server.url())
                    .containsEntry("protectedPaths", List.of("/a", "/b"));
            Map<?, ?> check = (Map<?, ?>) ((List<?>) json.get("checks")).get(2);
            assertThat(check.get("id")).isEqualTo("anonymous");
            assertThat(check.get("requests").toString()).contains("GET /app/a", "GET /app/b", "(as a browser)");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void json_has_the_reason_why_an_application_cannot_be_probed() throws Exception {
        String url;
        try (RawServer server = RawServer.sending("")) {
            url = server.url();
        }
        DoctorRun run = probe(url, "--json");
        JsonObject json = StrictJson.parse(run.out().trim().getBytes(StandardCharsets.UTF_8));

        assertThat(json).isNotNull();
        assertThat(json.asMap()).containsEntry("ok", false);
        assertThat(json.get("errors").toString()).contains("connection refused");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void a_host_that_cannot_be_reached_is_named() throws Exception {
        int port;
        try (RawServer server = RawServer.sending("")) {
            port = server.port();
        }
        DoctorRun run = probe("http://127.0.0.1:" + port + "/app");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("127.0.0.1 port " + port + " cannot be probed: connection refused. Is the application"
                        + " running, and is the port correct?\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limit 0           | --limit: write a number from 1 to 1000.",
                "--limit 1001        | --limit: write a number from 1 to 1000.",
                "--limit many        | Invalid value for option '--limit'",
                "--timeout 0s        | --timeout: write a duration from 1s to 60s.",
                "--timeout 2m        | --timeout: write a duration from 1s to 60s.",
                "--timeout fast      | is not a duration",
                "--http-port 65536   | --http-port: write a port from 1 to 65535.",
                "--path admin        | --path: write a path below the application with its slash",
                "--path /a?b=c       | --path: write a path below the application with its slash",
                "--open /\u00e4      | --open: write a path below the application with its slash",
                "--login-page http://x/ | --login-page: write a path below the application",
                "--insecure --ca x   | --ca and --insecure contradict each other",
                "--ca missing.pem    | --ca: the file cannot be read",
                "--settings missing.properties | missing.properties",
                "--color green       | --color: write never, always or auto."
            })
    void unusable_options_are_rejected_before_the_first_request(String options, String message) throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            DoctorRun run = probe(server.url(), options.split(" "));

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains(message);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void a_path_with_a_line_break_is_rejected() throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            assertThat(probe(server.url(), "--path", "/a HTTP/1.1\r\nX: y").status())
                    .isEqualTo(2);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "ftp://127.0.0.1/", "http://user:secret@127.0.0.1/"})
    void another_url_is_rejected(String url) {
        DoctorRun run = probe(url);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("The URL is not the address of an application.")
                .doesNotContain("secret");
    }

    @Test
    void settings_with_errors_are_reported() throws Exception {
        Path file = Files.writeString(directory.resolve("app.properties"), "access.10 = nothing\n");
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            DoctorRun run = probe(server.url(), "--settings", file.toString());

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("UNUSABLE: ", "access.10");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void report_only_mode_is_a_note() throws Exception {
        Path file = Files.writeString(directory.resolve("app.properties"), Tokens.settings("mode = report-only"));
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            DoctorRun run = probe(server.url(), "--settings", file.toString(), "--limit", "2");

            assertThat(run.out()).contains("- The settings have mode = report-only: the filter rejects no request");
        }
    }

    @Test
    void forged_tokens_use_the_header_the_cookie_and_the_issuer_of_the_settings() throws Exception {
        Path file = Files.writeString(
                directory.resolve("app.properties"),
                Tokens.settings("token.header = X-Token", "token.scheme = none", "csrf.exempt-headers = X-Token"));
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            probe(server.url(), "--settings", file.toString(), "--limit", "17");

            assertThat(server.requests())
                    .anyMatch(request -> request.contains("\r\nX-Token: a.b.c\r\n"))
                    .anyMatch(request -> request.contains("\r\nCookie: access=a.b.c; access_token=a.b.c; "))
                    .anyMatch(request -> request.matches("(?s).*X-Token: e\\S+[.]\\S*"
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString("{\"iss\":\"https://issuer.example\",\"aud\":\"legacy\""
                                            .getBytes(StandardCharsets.UTF_8))
                                    .substring(0, 50)
                            + ".*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', __Host-ROOT-access",
        "/legacy, '', __Host-legacy-access",
        "/a/b, '', __Host-a-b-Zit7YqeY-access",
        "/a/b, session.name = desk, __Host-desk-access",
        "/legacy, https.required = false, legacy-access",
        "/a/b, session.cookie-path = /a/b, __Secure-a-b-Zit7YqeY-access"
    })
    void forged_tokens_use_the_cookie_of_the_sessions(String context, String line, String cookie) throws Exception {
        Path file = Files.writeString(
                directory.resolve("app.properties"),
                Tokens.settings(
                        "session.store = memory", "session.secret = a-secret-of-the-sessions-of-one-test", line));
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            String url = "http://127.0.0.1:" + server.port() + context;
            DoctorRun run = probe(url, "--settings", file.toString(), "--limit", "20");

            assertThat(run.err()).isEmpty();
            assertThat(server.requests())
                    .anyMatch(request ->
                            request.contains("\r\nCookie: access=a.b.c; " + cookie + "=a.b.c; access_token=a.b.c; "));
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_ends_the_run() throws Exception {
        try (ProbedApplication application = ProbedApplication.guarded(directory, Tokens.settings())
                        .tls(certificate.server())
                        .start();
                ProbedApplication wrongName = ProbedApplication.guarded(directory, Tokens.settings())
                        .tls(other.server())
                        .start()) {
            assertThat(probe(application.url()).err())
                    .contains("no trusted authority issued the certificate of the server. Name the certificate of the"
                            + " authority with --ca FILE");
            assertThat(probe(application.url()).status()).isEqualTo(2);
            assertThat(probe(wrongName.url(), "--ca", other.pem().toString()).err())
                    .contains("the certificate of the server is not valid for this host");
            assertThat(wrongName.requests()).isEmpty();
            assertThat(application.requests()).isEmpty();

            DoctorRun trusted =
                    probe(application.url(), "--ca", certificate.pem().toString(), "--limit", "5");
            assertThat(trusted.lines().get(0)).isEqualTo("INCOMPLETE: nothing found so far");
            assertThat(trusted.out()).doesNotContain("--insecure");
            assertThat(trusted.status()).isZero();

            DoctorRun insecure = probe(application.url(), "--insecure", "--limit", "5");
            assertThat(insecure.status()).as(insecure.out()).isZero();
            assertThat(insecure.out()).contains("- The certificate of the server was not verified (--insecure)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "301 Moved~Location: https://localhost/app/   | ''",
                "308 Moved~Location: https://localhost:8443/  | ''",
                "404 Not Found                                | ''",
                "302 Found~Location: http://localhost/login   | 302",
                "302 Found~Location: https://other.example/   | 302",
                "200 OK                                       | 200",
                "401 Unauthorized                             | 401"
            })
    void plain_http_must_lead_to_https(String response, String finding) throws Exception {
        try (ProbedApplication application = ProbedApplication.guarded(directory, Tokens.settings())
                        .tls(certificate.server())
                        .start();
                RawServer plain = RawServer.sending(
                        "HTTP/1.1 " + response.replace("~", "\r\n") + "\r\nContent-Length: 0\r\n\r\n")) {
            DoctorRun run = probe(
                    application.url(), "--insecure", "--http-port", String.valueOf(plain.port()), "--limit", "25");

            String request = "GET /app/ to port " + plain.port() + " without TLS\n";
            assertThat(plain.requests()).singleElement().asString().contains("\r\nHost: localhost:" + plain.port());
            if (finding.isEmpty()) {
                assertThat(run.out()).doesNotContain(request);
                assertThat(run.status()).isZero();
            } else {
                assertThat(run.out())
                        .contains("finding: https\n         sent:     " + request + "         received: " + finding);
                assertThat(run.status()).isEqualTo(1);
            }
        }
    }

    @Test
    void text_of_the_server_does_not_control_the_terminal() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nServer: A/1.2 \u001b]0;title\u0007\r\nContent-Type: \u001b[2J\r\n"
                + "Set-Cookie: \u001b[31mred=1\r\n\r\n\u001b[2J";
        try (RawServer server = RawServer.sending(response)) {
            for (String form : List.of("--json", "--color=never")) {
                DoctorRun run = probe(server.url(), form, "--limit", "5");

                assertThat(run.out()).contains("A/1.2").doesNotContain("\u001b", "\u0007");
                assertThat(run.status()).isEqualTo(1);
            }
        }
    }

    @Test
    void the_help_and_the_completion_contain_the_command() {
        assertThat(DoctorRun.of("", "--help").out()).contains("probe ");
        assertThat(DoctorRun.of("", "probe", "--help").out()).contains("--login-page", "--http-port", "500.");
        assertThat(DoctorRun.of("", "completion").out()).contains("'--http-port'");
    }
}
