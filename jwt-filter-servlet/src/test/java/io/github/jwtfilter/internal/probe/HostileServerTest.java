package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send anything but a complete HTTP response. A run ends in each case, with a report or with the cause. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileServerTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | closed the connection without a response",
                "HTTP/1.1                                    | closed the connection without a response",
                "SSH-2.0-OpenSSH_9.6~~                       | does not start with the status line",
                "HTTP/2 200 OK~~                             | does not start with the status line",
                "HTTP/1.1 2000 OK~~                          | does not start with the status line",
                "HTTP/1.1 099 OK~~                           | does not start with the status line",
                "HTTP/1.1 200 OK~no colon~~                  | has no name and colon",
                "HTTP/1.1 200 OK~A: b~ folded~~              | has no name and colon",
                "HTTP/1.1 200 OK~Bad Name: b~~               | has no name and colon",
                "HTTP/1.1 200 OK~Content-Length: -1~~x       | length of the body is contradictory",
                "HTTP/1.1 200 OK~Content-Length: 9999999999999999999~~x | length of the body is contradictory",
                "HTTP/1.1 200 OK~Content-Length: 1~Content-Length: 2~~x | length of the body is contradictory",
            })
    void a_malformed_first_response_ends_the_run(String response, String cause) throws Exception {
        try (RawServer server = RawServer.sending(response.replace("~", "\r\n"))) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("127.0.0.1 port " + server.port() + " cannot be probed: ")
                    .hasMessageContaining(cause);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_carriage_return_within_a_line_is_malformed() throws Exception {
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nA: b\rSet-Cookie: x\r\n\r\n")) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .hasMessageContaining("contains a carriage return");
        }
    }

    @Test
    void a_port_that_requires_tls_is_named() throws Exception {
        try (RawServer server = RawServer.sending("\u0015\u0003\u0003\u0000\u0002\u0002\u0050")) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .hasMessageContaining("the port requires TLS (use https://)");
        }
    }

    @Test
    void a_port_without_tls_is_named() throws Exception {
        try (RawServer server = RawServer.sending(OK + "\r\n")) {
            String url = server.url().replace("http://", "https://");

            assertThatThrownBy(() -> ProbeRuns.run(url, ProbeRuns.plan()))
                    .hasMessageContaining("the TLS handshake failed, or the port does not use TLS. Correct the scheme");
        }
    }

    @Test
    void nothing_listens_at_the_port() throws Exception {
        String url;
        try (RawServer server = RawServer.sending("")) {
            url = server.url();
        }

        assertThatThrownBy(() -> ProbeRuns.run(url, ProbeRuns.plan()))
                .hasMessageContaining("cannot be probed: connection refused. Is the application running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: b\r\n",
                "A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n",
                "x"
            })
    void endless_headers_are_malformed(String part) throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            out.write(bytes(OK));
            endlessly(part, out);
        })) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .hasMessageContaining("unusable response: ")
                    .hasMessageContaining("more than ");
        }
    }

    @Test
    void endless_interim_responses_are_malformed() throws Exception {
        try (RawServer server =
                RawServer.of((request, out) -> endlessly("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n", out))) {
            assertThatThrownBy(() -> ProbeRuns.run(server.url(), ProbeRuns.plan()))
                    .hasMessageContaining("more than 5 interim responses");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "Content-Length: 999999999999\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n",
                "Transfer-Encoding: chunked\r\n\r\n"
            })
    void an_endless_body_is_cut(String end) throws Exception {
        String part = end.endsWith("chunked\r\n\r\n") ? "1\r\nx\r\n" : "x";
        try (RawServer server = RawServer.of((request, out) -> {
            out.write(bytes(OK + end));
            endlessly(part, out);
        })) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/"), 5);

            assertThat(report.requests()).isEqualTo(5);
            assertThat(ProbeRuns.findings(report)).anyMatch(line -> line.contains(" 65536 bytes read"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nshort",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nnot a length\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nshort, and more",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nshort"
            })
    void the_status_counts_if_the_body_is_malformed(String response) throws Exception {
        try (RawServer server = RawServer.sending(OK + response)) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/"), 3);

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line ->
                            line.equals("anonymous: GET /app/ -> 200, 5 bytes read, the same page as the page for a"
                                    + " path that does not exist"));
        }
    }

    /** With a limit of each read only, a byte now and then would keep the connection open. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nA: "})
    void a_slow_response_ends_at_the_limit(String start) throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            out.write(bytes(start));
            slowly('1', out);
        })) {
            assertThatThrownBy(() -> timed(server.url()).run())
                    .hasMessageContaining("cannot be probed: no complete response in time");
        }
    }

    @Test
    void a_slow_tls_handshake_ends_at_the_limit() throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            out.write(new byte[] {22, 3, 3, 0x3f, 0x00, 2});
            slowly(0, out);
        })) {
            assertThatThrownBy(
                            () -> timed(server.url().replace("http:", "https:")).run())
                    .hasMessageContaining("cannot be probed: no complete response in time");
            assertThat(server.requests()).contains("TLS");
        }
    }

    @Test
    void a_slow_body_leaves_the_status() throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            out.write(bytes(OK + "Content-Length: 100000\r\n\r\n"));
            slowly('x', out);
        })) {
            ProbeReport report = ProbeRuns.probe(
                            server.url(),
                            ProbeRuns.plan("/"),
                            ProbeRuns.options(3),
                            InetAddress::getAllByName,
                            ProbeRuns.clock(Duration.ofMillis(100)))
                    .run();

            assertThat(ProbeRuns.findings(report)).anyMatch(line -> line.startsWith("anonymous: GET /app/ -> 200"));
        }
    }

    @Test
    void a_server_that_stops_responding_ends_the_run() throws Exception {
        try (RawServer server = RawServer.of((request, out) -> {
            if (request.contains("jwt-filter-probe-0 ") || request.startsWith("GET / ")) {
                out.write(bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
            } else {
                slowly('x', out);
            }
        })) {
            ProbeReport report = ProbeRuns.probe(
                            server.url(),
                            ProbeRuns.plan("/a", "/b", "/c", "/d", "/e", "/f", "/g"),
                            ProbeRuns.options(500),
                            InetAddress::getAllByName,
                            ProbeRuns.clock(Duration.ofMillis(500)))
                    .run();

            assertThat(ProbeRuns.with(Outcome.ERROR, report))
                    .contains("anonymous: GET /app/a -> no complete response in time")
                    .contains("anonymous: further requests of this check -> not sent")
                    .contains("monitoring: further requests of this check -> not sent");
            assertThat(report.requests()).isEqualTo(7);
            assertThat(ProbeRuns.check(report, "monitoring").isComplete()).isFalse();
        }
    }

    @Test
    void a_long_run_ends() throws Exception {
        try (RawServer server = RawServer.sending("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")) {
            ProbeReport report = ProbeRuns.probe(
                            server.url(),
                            ProbeRuns.plan("/"),
                            ProbeRuns.options(500),
                            InetAddress::getAllByName,
                            ProbeRuns.clock(Duration.ofSeconds(1)))
                    .run();

            assertThat(ProbeRuns.check(report, "path-tricks").reason())
                    .isEqualTo("not completed: the run took longer than 5 minutes");
            assertThat(report.count(Outcome.ERROR)).isPositive();
        }
    }

    @Test
    void text_of_the_server_is_escaped_and_shortened() throws Exception {
        String type = "\u001b[2J" + "x".repeat(1000);
        try (RawServer server =
                RawServer.sending(OK + "Content-Type: " + type + "\r\nServer: A/1.2\u001b[31m\r\n\r\nbody")) {
            ProbeReport report = ProbeRuns.run(server.url(), ProbeRuns.plan("/"), 3);

            assertThat(ProbeRuns.findings(report))
                    .anyMatch(line -> line.contains("\"\\u001b[2Jxxx"))
                    .anyMatch(line -> line.contains("Server: \"A/1.2\\u001b[31m\""))
                    .allMatch(line -> line.length() < 1000 && line.indexOf('\u001b') < 0);
        }
    }

    private static Probe timed(String url) throws ProbeException {
        LongSupplier clock = ProbeRuns.clock(Duration.ofMillis(100));
        return ProbeRuns.probe(url, ProbeRuns.plan(), ProbeRuns.options(9), InetAddress::getAllByName, clock);
    }

    private static void endlessly(String part, OutputStream out) throws IOException {
        byte[] many = bytes(part.repeat(500));
        while (true) {
            out.write(many);
        }
    }

    /** Writes single bytes until the client closes the connection. */
    private static void slowly(int b, OutputStream out) throws IOException {
        while (true) {
            out.write(b);
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
