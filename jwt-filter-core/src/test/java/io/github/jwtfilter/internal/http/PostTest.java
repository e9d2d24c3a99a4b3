package io.github.jwtfilter.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestCa;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class PostTest {
    private static final String FIELDS = "grant_type=authorization_code&code=c0d%C3%A9";

    private KeyServer server = KeyServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void sends_a_form_with_its_length(String scheme) throws Exception {
        use(scheme);
        server.behave(Behaviours.json("{\"a\":1}"));

        Response response = send(request().withAuthorization("Basic YTpi"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
        assertThat(server.heads().get(0))
                .startsWith("POST /token HTTP/1.1\r\n")
                .contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                .contains("\r\nContent-Length: " + FIELDS.length() + "\r\n")
                .contains("\r\nAuthorization: Basic YTpi\r\n", "\r\nConnection: close\r\n")
                .doesNotContainIgnoringCase("Transfer-Encoding", "Expect:");
        assertThat(server.bodies()).containsExactly(FIELDS);
    }

    @Test
    void sends_a_form_of_100_kib() throws Exception {
        server.behave(Behaviours.json("{}"));
        String value = "x".repeat(100 * 1024);

        send(Request.post(server.uri("/token"), Form.empty().with("a", value)));

        assertThat(server.bodies()).containsExactly("a=" + value);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 409, 422, 429, 499})
    void reads_the_body_of_a_client_error(int status) throws Exception {
        server.behave(Behaviours.respond(status, "{\"error\":\"invalid_grant\"}"));

        Response response = send(request());

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).asString(UTF_8).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 303, 307, 308, 401, 407, 500, 502, 503})
    void reads_no_body_of_another_status_and_sends_no_second_request(int status) throws Exception {
        String[] headers = {"Location: /other", "WWW-Authenticate: Basic realm=\"x\"", "Proxy-Authenticate: Basic"};
        server.behave(Behaviours.respond(status, status == 204 ? "" : "{\"a\":1}", headers));

        Response response = send(request());

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers("Location")).containsExactly("/other");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_client_error_may_have_no_body() throws Exception {
        server.behave(visit -> visit.send("HTTP/1.1 400 Bad\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));

        assertThat(send(request()).body()).isEmpty();
    }

    /** An application can install an authenticator for all its connections. */
    @Test
    void does_not_send_the_credentials_of_the_application() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                calls.incrementAndGet();
                return new PasswordAuthentication("app", "password".toCharArray());
            }
        });
        try {
            server.behave(Behaviours.respond(401, "", "WWW-Authenticate: Basic realm=\"x\""));

            assertThat(send(request()).status()).isEqualTo(401);
            assertThat(server.heads()).singleElement().asString().doesNotContainIgnoringCase("Authorization");
            assertThat(calls).hasValue(0);
        } finally {
            Authenticator.setDefault(null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void reads_a_body_of_256_kib_and_not_one_byte_more(int status) throws Exception {
        server.behave(Behaviours.respond(status, " ".repeat(HttpExchange.MAX_BODY)));
        assertThat(send(request()).body()).hasSize(256 * 1024);

        server.behave(Behaviours.respond(status, " ".repeat(HttpExchange.MAX_BODY + 1)));
        assertFails("sent more than 256 KiB");
    }

    static Stream<Arguments> endless() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(200, 400).map(status -> Arguments.of(scheme, status)));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void hangs_up_on_a_body_of_1_gb(String scheme, int status) {
        use(scheme);
        server.behave(visit -> {
            visit.send("HTTP/1.1 " + status + " x\r\nConnection: close\r\n\r\n");
            byte[] blanks = " ".repeat(64 * 1024).getBytes(UTF_8);
            for (int i = 0; i < 16 * 1024; i++) {
                visit.send(blanks);
            }
        });

        assertFails("sent more than 256 KiB");
        server.awaitNoConnection();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void rejects_an_encoded_body(int status) {
        server.behave(Behaviours.respond(status, "{}", "Content-Encoding: gzip"));

        assertFails("sent an encoded body, which the request does not accept");
    }

    static Stream<Arguments> disconnects() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(
                        Arguments.of(scheme, "hangs up", Behaviours.hangUp()),
                        Arguments.of(scheme, "resets", Behaviours.reset()),
                        Arguments.of(scheme, "closes at once", Behaviours.closeAtOnce()),
                        Arguments.of(scheme, "speaks SSH", Behaviours.raw("SSH-2.0-OpenSSH_9.2p1 S3CR3T\r\n")),
                        Arguments.of(
                                scheme,
                                "breaks the body off",
                                Behaviours.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))));
    }

    /** The Java runtime repeats other requests. A second request would use a code or a refresh token twice. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("disconnects")
    void never_repeats_a_request_to_a_server_that(String scheme, String what, Behaviour behaviour) {
        use(scheme);
        server.behave(behaviour);

        assertThatThrownBy(() -> send(request()))
                .isInstanceOf(FetchFailure.class)
                .hasNoCause()
                .message()
                .doesNotContain("S3CR3T", "c0dé", "c0d%C3");
        server.awaitNoConnection();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void sends_nothing_to_a_server_that_is_not_trusted() {
        server.close();
        server = KeyServer.startTls(new TestCa().server());
        server.behave(Behaviours.json("{}"));

        assertFails("cannot be trusted: no trusted certificate authority issued its certificate (add the authority to"
                + " keys.ca)");
        assertThat(server.requests()).isZero();
    }

    static Stream<Arguments> slow() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(
                        Arguments.of(scheme, "never responds", 0, Behaviours.neverRespond()),
                        Arguments.of(scheme, "sends its headers slowly", 10, Behaviours.sendHeadersSlowly()),
                        Arguments.of(scheme, "sends its body slowly", 10, Behaviours.sendBodySlowly())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("slow")
    void a_cancellation_ends_a_request_without_a_repetition_if_the_server(
            String scheme, String what, int sentSlowly, Behaviour behaviour) throws Exception {
        use(scheme);
        server.behave(behaviour);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Response> call =
                Fetching.start(() -> Fetching.transport().send(request(), cancellation));
        server.awaitRequests(1);
        server.awaitSentSlowly(sentSlowly);

        cancellation.cancel();

        assertThat(Fetching.failure(call)).hasMessage("was canceled before the response was complete");
        server.awaitNoConnection();
        assertThat(server.bodies()).containsExactly(FIELDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "\u0000", "ü", "a\tb", "\u007f"})
    void rejects_credentials_with_other_characters_without_quoting_them(String value) {
        assertThatThrownBy(() -> request().withAuthorization("Bearer S3CR3T" + value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the credentials contain a character other than printable ASCII");
    }

    @Test
    void a_request_does_not_show_its_content() {
        Request request = request().withAuthorization("Basic S3CR3T");

        assertThat(request.toString()).doesNotContain("S3CR3T", "c0dé", "c0d%C3");
        assertThat(List.of(Optional.of(request)).toString()).doesNotContain("S3CR3T", "c0dé", "c0d%C3");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void neither_a_form_nor_credentials_are_redirected(int status) {
        URI uri = URI.create("https://idp.example.com/token");
        Request form = Request.post(uri, Form.empty().with("code", "c0d"));
        Request credentials = Request.to(uri).withBearerToken("S3CR3T");
        for (Request request : List.of(form, credentials)) {
            ScriptedTransport scripted = new ScriptedTransport()
                    .redirects(uri.toString(), status, "/other")
                    .responses("https://idp.example.com/other", "{}");

            assertThatThrownBy(() -> new SameOriginRedirects(scripted).send(request, new Cancellation()))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessage("redirects a request with credentials, which is not allowed");
            assertThat(scripted.requested()).containsExactly(uri.toString());
        }
    }

    private void use(String scheme) {
        server.close();
        server = Fetching.server(scheme);
    }

    private Request request() {
        return Request.post(
                server.uri("/token"),
                Form.empty().with("grant_type", "authorization_code").with("code", "c0dé"));
    }

    private static Response send(Request request) throws FetchFailure {
        return Fetching.transport().send(request, new Cancellation());
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> send(request()))
                .isInstanceOf(FetchFailure.class)
                .hasMessage(message);
    }
}
