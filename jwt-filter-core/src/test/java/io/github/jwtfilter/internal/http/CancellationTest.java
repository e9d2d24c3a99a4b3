package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The timeouts of single steps are minutes in these tests, so that only the cancellation can end a fetch. */
@Timeout(600)
class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    static Stream<Arguments> endless_responses() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(
                        Arguments.of(scheme, "never responds", 0, Behaviours.neverRespond()),
                        Arguments.of(scheme, "drips its status line", 10, Behaviours.sendStatusLineSlowly()),
                        Arguments.of(scheme, "drips headers", 10, Behaviours.sendHeadersSlowly()),
                        Arguments.of(scheme, "drips its body", 10, Behaviours.sendBodySlowly()),
                        Arguments.of(scheme, "drips chunks", 10, Behaviours.sendChunksSlowly())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("endless_responses")
    void ends_a_fetch_whose_server(String scheme, String what, int sentSlowly, Behaviour behaviour) throws Exception {
        try (KeyServer server = Fetching.server(scheme)) {
            server.behave(behaviour);
            CompletableFuture<Response> fetch = start(server.uri("/keys"));
            server.awaitRequests(1);
            server.awaitSentSlowly(sentSlowly);

            cancellation.cancel();

            assertGivenUp(fetch);
            server.awaitNoConnection();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void ends_a_body_over_tls_that_stops_after_the_headers() throws Exception {
        try (KeyServer server = Fetching.server("https")) {
            server.behave(Behaviours.headersOnly());
            CompletableFuture<Response> fetch = start(server.uri("/keys"));
            server.awaitRequests(1);

            cancellation.cancel();

            assertGivenUp(fetch);
            server.awaitNoConnection();
        }
    }

    static Stream<Arguments> endless_handshakes() {
        return Stream.of(
                Arguments.of("never speaks", 0, Behaviours.neverSpeak()),
                Arguments.of("drips its part of the handshake", 20, Behaviours.sendHandshakeSlowly()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless_handshakes")
    void ends_a_handshake_whose_server(String what, int sentSlowly, Behaviour behaviour) throws Exception {
        try (KeyServer server = KeyServer.start()) {
            server.behave(behaviour);
            CompletableFuture<Response> fetch = start(URI.create("https://localhost:" + server.port() + "/keys"));
            server.awaitConnections(1);
            server.awaitSentSlowly(sentSlowly);

            cancellation.cancel();

            assertGivenUp(fetch);
            server.awaitNoConnection();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sends_no_request_after_the_cancellation() {
        try (KeyServer server = KeyServer.start()) {
            cancellation.cancel();

            assertThatThrownBy(() -> Fetching.transport().send(Request.to(server.uri("/keys")), cancellation))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessage("was canceled before the response was complete");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void cancelling_twice_or_after_the_end_has_no_effect() throws Exception {
        try (KeyServer server = KeyServer.start()) {
            server.behave(Behaviours.json("{}"));
            Fetching.transport().send(Request.to(server.uri("/keys")), cancellation);

            cancellation.cancel();
            cancellation.cancel();

            assertThat(cancellation.isCanceled()).isTrue();
        }
    }

    @Test
    void the_timeout_of_a_single_read_ends_a_silent_server_too() throws Exception {
        try (KeyServer server = KeyServer.start()) {
            server.behave(Behaviours.headersOnly());
            HttpTransport transport = Fetching.transport(Duration.ofMillis(50));

            CompletableFuture<Response> fetch =
                    Fetching.start(() -> transport.send(Request.to(server.uri("/keys")), cancellation));

            assertThat(Fetching.failure(fetch)).hasMessage("cannot be reached, or does not respond: timed out");
        }
    }

    private CompletableFuture<Response> start(URI uri) {
        return Fetching.start(() -> Fetching.transport().send(Request.to(uri), cancellation));
    }

    private static void assertGivenUp(CompletableFuture<Response> fetch) throws Exception {
        assertThat(Fetching.failure(fetch))
                .isInstanceOf(FetchFailure.class)
                .hasMessage("was canceled before the response was complete");
    }
}
