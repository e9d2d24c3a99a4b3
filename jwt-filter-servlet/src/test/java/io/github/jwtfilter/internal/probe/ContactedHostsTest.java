package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.scenario.Tokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run connects to one address of the named host, sends no more requests than permitted, and no credentials. */
class ContactedHostsTest {
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    private static final String UNAUTHORIZED = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n"
            + "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"301", "302", "303", "307", "308"})
    void redirects_to_other_hosts_and_ports_are_reported_and_not_followed(String status) throws Exception {
        try (RawServer other = RawServer.at("127.0.0.2", (request, out) -> out.write(bytes(NOT_FOUND)));
                RawServer otherPort = RawServer.sending(NOT_FOUND);
                RawServer server = RawServer.of((request, out) -> out.write(bytes("HTTP/1.1 " + status
                        + " Moved\r\nCache-Control: no-store\r\nContent-Length: 0\r\nLocation: "
                        + (request.startsWith("GET /app/port")
                                ? "http://127.0.0.1:" + otherPort.port() + "/x?secret=1"
                                : "//127.0.0.2:" + other.port() + "/x?secret=1")
                        + "\r\n\r\n")))) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/", "/port"));

            assertThat(ProbeRuns.with(Outcome.OK, report))
                    .contains("anonymous: GET /app/ -> " + status + " to \"http://127.0.0.2:" + other.port()
                            + "\", not followed")
                    .contains("anonymous: GET /app/port -> " + status + " to \"http://127.0.0.1:" + otherPort.port()
                            + "\", not followed")
                    .noneMatch(line -> line.contains("secret"));
            assertThat(report.notes())
                    .anyMatch(note -> note.startsWith("Redirects to other hosts or ports were not followed"));
            assertThat(other.connections()).isZero();
            assertThat(otherPort.connections()).isZero();
        }
    }

    @Test
    void a_redirect_within_the_application_is_followed_to_its_page() throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            if (request.startsWith("GET /app/orders/ ")) {
                out.write(bytes("HTTP/1.1 200 OK\r\n\r\nthe orders of alice"));
            } else if (request.startsWith("GET /app/orders ")) {
                out.write(bytes("HTTP/1.1 302 Found\r\nLocation: orders/\r\n\r\n"));
            } else {
                out.write(bytes(NOT_FOUND));
            }
        })) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/orders"));

            assertThat(ProbeRuns.findings(report))
                    .contains("anonymous: GET /app/orders -> 302 to \"/app/orders/\": 200, 19 bytes");
        }
    }

    @Test
    void a_circle_of_redirects_ends() throws Exception {
        try (RawServer server = RawServer.sending("HTTP/1.1 302 Found\r\nLocation: ?next\r\n\r\n")) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/"), 20);

            assertThat(ProbeRuns.with(Outcome.ERROR, report))
                    .anyMatch(line -> line.endsWith("after more than 3 redirects"));
        }
    }

    @Test
    void the_host_is_resolved_once() throws Exception {
        List<String> resolved = new ArrayList<>();
        HostResolver rebinding = host -> {
            resolved.add(host);
            return new InetAddress[] {InetAddress.getByName(resolved.size() == 1 ? "127.0.0.1" : "127.0.0.2")};
        };
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            ProbeReport report = ProbeRuns.probe(
                            "http://app.example:" + server.port() + "/app",
                            ProbeRuns.plan("/"),
                            ProbeRuns.options(500),
                            rebinding,
                            System::nanoTime)
                    .run();

            assertThat(resolved).containsExactly("app.example");
            assertThat(report.address()).isEqualTo("127.0.0.1");
            assertThat(server.requests())
                    .hasSize(report.requests())
                    .filteredOn(request -> request.contains("\r\nHost: "))
                    .allMatch(request -> request.contains("\r\nHost: app.example:" + server.port() + "\r\n"));
        }
    }

    @Test
    void the_second_address_is_used_if_the_first_refuses() throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            HostResolver two =
                    host -> new InetAddress[] {InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.1")};

            ProbeReport report = ProbeRuns.probe(
                            "http://app.example:" + server.port(),
                            ProbeRuns.plan("/"),
                            ProbeRuns.options(3),
                            two,
                            System::nanoTime)
                    .run();

            assertThat(report.address()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void an_unknown_host_ends_the_run() {
        HostResolver none = host -> {
            throw new UnknownHostException(host);
        };

        assertThatThrownBy(() -> ProbeRuns.probe(
                                "http://app.example", ProbeRuns.plan(), ProbeRuns.options(1), none, System::nanoTime)
                        .run())
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("app.example cannot be reached: the name of the host is unknown");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void the_number_of_requests_is_limited(int limit) throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/", "/admin"), limit);

            assertThat(report.requests()).isEqualTo(limit);
            assertThat(server.requests()).hasSize(limit);
            assertThat(ProbeRuns.with(Outcome.ERROR, report)).isEmpty();
            assertThat(ProbeRuns.check(report, "path-tricks").isComplete()).isFalse();
            assertThat(report.notes())
                    .anyMatch(note -> note.contains("the limit of " + limit + " requests is reached (--limit)"));
        }
    }

    @Test
    void all_requests_are_anonymous_and_harmless() throws Exception {
        try (RawServer server = RawServer.sending(UNAUTHORIZED)) {
            ProbeRuns.run(server.url(), ProbeRuns.plan("/", "/admin"));

            assertThat(server.requests())
                    .hasSizeGreaterThan(100)
                    .allMatch(request -> request.matches("(?s)(GET|get|HEAD|OPTIONS|TRACE|PROBE) .*"))
                    .noneMatch(
                            request -> request.contains("Authorization: Basic") || request.contains("Content-Length"));
        }
    }

    @Test
    void no_proxy_is_used() throws Exception {
        try (RawServer proxy = RawServer.sending("");
                RawServer server = RawServer.sending(UNAUTHORIZED)) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", String.valueOf(proxy.port()));
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
            try {
                String url = "http://app.example:" + server.port();
                HostResolver local = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
                ProbeRuns.probe(url, ProbeRuns.plan(), ProbeRuns.options(2), local, System::nanoTime)
                        .run();
            } finally {
                System.clearProperty("socksProxyHost");
                System.clearProperty("socksProxyPort");
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
            }

            assertThat(proxy.connections()).isZero();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_redirect_of_the_whole_application_to_https_ends_the_run() throws Exception {
        try (RawServer server = RawServer.sending(
                "HTTP/1.1 301 Moved\r\nLocation: https://127.0.0.1:8443/app/\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .hasMessageContaining("redirects to https: probe the https URL of the application");
        }
    }

    @Test
    void a_run_changes_no_session_of_the_application() throws Exception {
        try (ProbedApplication application =
                ProbedApplication.guarded(directory, Tokens.settings()).start()) {
            ProbeReport report = ProbeRuns.run(application.url(), ProbeRuns.plan("/"));

            assertThat(application.requests()).hasSizeLessThanOrEqualTo(report.requests());
            assertThat(ProbeRuns.check(report, "cookies").reason()).isEqualTo("no response sets a cookie");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
