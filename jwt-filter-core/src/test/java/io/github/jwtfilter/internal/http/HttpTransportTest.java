package io.github.jwtfilter.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class HttpTransportTest {
    private final KeyServer server = KeyServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void reads_the_body_and_the_headers_of_a_response() throws Exception {
        server.behave(Behaviours.respond(200, "{\"a\":1}", "cache-control: max-age=5", "Cache-Control: public"));

        Response response = get();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
        assertThat(response.headers("CACHE-CONTROL")).containsExactlyInAnyOrder("max-age=5", "public");
        assertThat(response.headers("Age")).isEmpty();
    }

    @Test
    void reads_a_chunked_body() throws Exception {
        server.behave(Behaviours.chunked("{\"a\":1}"));

        assertThat(get().body()).asString(UTF_8).isEqualTo("{\"a\":1}");
    }

    @Test
    void requests_json_and_jwk_sets_without_encoding_on_a_connection_that_is_closed() throws Exception {
        server.behave(Behaviours.json("{}"));

        get();

        String head = server.heads().get(0);
        assertThat(head)
                .startsWith("GET /keys HTTP/1.1\r\n")
                .contains("\r\nAccept: application/json, application/jwk-set+json\r\n")
                .contains("\r\nAccept-Encoding: identity\r\n", "\r\nConnection: close\r\n")
                .doesNotContainIgnoringCase("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void closes_a_connection_although_the_server_keeps_it_alive(String scheme) throws Exception {
        try (KeyServer keeping = Fetching.server(scheme)) {
            keeping.behave(Behaviours.keepsTheConnection("{}"));

            assertThat(Fetching.get(keeping.uri("/keys")).status()).isEqualTo(200);
            keeping.awaitNoConnection();
            assertThat(Fetching.get(keeping.uri("/keys")).status()).isEqualTo(200);
            assertThat(keeping.connections()).isEqualTo(2);
        }
    }

    @Test
    void sends_a_bearer_token() throws Exception {
        server.behave(Behaviours.json("{}"));

        Fetching.transport().send(Request.to(server.uri("/keys")).withBearerToken("s3cr3t"), new Cancellation());

        assertThat(server.heads().get(0)).contains("\r\nAuthorization: Bearer s3cr3t\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 407, 429, 500, 503})
    void reads_no_body_of_another_status(int status) throws Exception {
        boolean bare = status == 204 || status == 304;
        server.behave(Behaviours.respond(status, bare ? "" : "{\"a\":1}", "Retry-After: 1", "WWW-Authenticate: Basic"));

        Response response = get();

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void follows_no_redirect() throws Exception {
        server.behave("/keys", Behaviours.redirect(302, "/other"));

        assertThat(get().status()).isEqualTo(302);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void reads_a_body_of_256_kib_and_not_one_byte_more() throws Exception {
        server.behave(Behaviours.json(" ".repeat(HttpExchange.MAX_BODY)));
        assertThat(get().body()).hasSize(256 * 1024);

        server.behave(Behaviours.json(" ".repeat(HttpExchange.MAX_BODY + 1)));
        assertFails("sent more than 256 KiB");

        server.behave(Behaviours.chunked(" ".repeat(HttpExchange.MAX_BODY)));
        assertThat(get().body()).hasSize(256 * 1024);

        server.behave(Behaviours.chunked(" ".repeat(HttpExchange.MAX_BODY + 1)));
        assertFails("sent more than 256 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void hangs_up_on_a_body_of_1_gb(String scheme) throws Exception {
        try (KeyServer endless = Fetching.server(scheme)) {
            endless.behave(Behaviours.endless());

            assertThatThrownBy(() -> Fetching.get(endless.uri("/keys"))).hasMessage("sent more than 256 KiB");
            endless.awaitNoConnection();
        }
    }

    @Test
    void a_length_that_is_too_large_is_enough() {
        server.behave(visit -> {
            visit.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 262145\r\n\r\n");
            visit.awaitHangUp();
        });

        assertFails("sent more than 256 KiB");
    }

    @Test
    void headers_without_an_end_are_bounded_by_the_java_runtime() {
        server.behave(Behaviours.endlessHeaders());

        assertThatThrownBy(this::get).isInstanceOf(FetchFailure.class);
        server.awaitNoConnection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "x", "identity, gzip", ""})
    void rejects_an_encoded_body(String encoding) {
        server.behave(Behaviours.respond(200, "{}", "Content-Encoding: " + encoding));

        assertFails("sent an encoded body, which the request does not accept");
    }

    @Test
    void reads_a_body_with_the_encoding_identity() throws Exception {
        server.behave(Behaviours.respond(200, "{}", "Content-Encoding: Identity"));

        assertThat(get().body()).hasSize(2);
    }

    @Test
    void does_not_unpack_a_gzip_bomb() {
        server.behave(Behaviours.gzipBomb());

        assertFails("sent an encoded body, which the request does not accept");
    }

    static Stream<Arguments> invalid_responses() {
        return Stream.of(
                Arguments.of("closes at once", Behaviours.closeAtOnce()),
                Arguments.of("hangs up", Behaviours.hangUp()),
                Arguments.of("resets", Behaviours.reset()),
                Arguments.of("speaks HTTP/0.9", Behaviours.raw("<html>S3CR3T</html>")),
                Arguments.of("speaks SSH", Behaviours.raw("SSH-2.0-OpenSSH_9.2p1 S3CR3T\r\n")),
                Arguments.of("sends no number", Behaviours.raw("HTTP/1.1 S3CR3T OK\r\n\r\n{}")),
                Arguments.of(
                        "breaks a chunk off",
                        Behaviours.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{")),
                Arguments.of(
                        "sends a bad chunk",
                        Behaviours.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nS3CR3T\r\n{")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid_responses")
    void does_not_quote_a_server_that(String what, Behaviour behaviour) {
        server.behave(behaviour);

        assertThatThrownBy(this::get)
                .isInstanceOf(FetchFailure.class)
                .hasMessageMatching(
                        "closed the connection before the response was complete|did not send an HTTP response")
                .hasNoCause();
    }

    @Test
    void reports_a_refused_connection() throws IOException {
        // The port is bound to a socket that does not listen, so that no other program can use it.
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));

            assertFails(
                    URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"),
                    "cannot be reached: connection refused");
        }
    }

    @Test
    void reports_that_a_name_is_unknown() {
        assertFails(
                URI.create("https://no-such-host.invalid/"),
                "cannot be reached: its host name, or that of the proxy, is unknown");
    }

    @Test
    void reports_a_timeout() {
        server.behave(Behaviours.neverRespond());
        HttpTransport transport = Fetching.transport(Duration.ofMillis(50));

        assertThatThrownBy(() -> transport.send(Request.to(server.uri("/keys")), new Cancellation()))
                .hasMessage("cannot be reached, or does not respond: timed out");
    }

    @Test
    void a_failure_costs_no_stack_trace() {
        server.behave(Behaviours.hangUp());

        assertThatThrownBy(this::get)
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
    }

    private Response get() throws FetchFailure {
        return Fetching.get(server.uri("/keys"));
    }

    private void assertFails(String message) {
        assertFails(server.uri("/keys"), message);
    }

    private static void assertFails(URI uri, String message) {
        assertThatThrownBy(() -> Fetching.get(uri))
                .isInstanceOf(FetchFailure.class)
                .hasMessage(message);
    }
}
