package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that are rejected before their body is read, on persistent connections: either the response closes the connection, or
 * the next request receives its response.
 */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "TOMCAT_11", "JETTY_9", "JETTY_12_EE8", "UNDERTOW_2_3"})
class UnreadBodyIT {
    private static final String RULES = "access.10 = /index.html : anyone\n";

    private static RunningServer server;

    /** The server that runs the application, for messages. */
    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        GuardedPages pages = new GuardedPages(kind);
        server = Deployment.on(kind)
                .webSockets()
                .application("problem", pages.with(RULES))
                .application("error-page", pages.with(RULES + "challenge.body = error-page\n"))
                .application("login-page", pages.with(RULES + "challenge.login-page = /index.html\n"))
                .keys("pages.jwks", new IdentityProvider("pages").jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_arrives_with_the_request_does_not_break_the_connection(String application, UnreadBody body)
            throws IOException {
        try (KeptConnection connection = connect()) {
            connection.send(post(application, body.header()) + body.content() + next(application));

            assertNextIsServedOrGivenUp(connection, connection.receive());
        }
    }

    /** Jetty dispatches a request only after the first part of its body has arrived. */
    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_arrives_after_the_response_does_not_break_the_connection(String application, UnreadBody body)
            throws IOException {
        try (KeptConnection connection = connect()) {
            String content = body.content();
            int half = Math.min(content.length() / 2, 4096);
            connection.send(post(application, body.header()) + content.substring(0, half));
            RawMessage response = connection.receive();
            connection.send(content.substring(half) + next(application));

            assertNextIsServedOrGivenUp(connection, response);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_delayed_body_does_not_break_the_connection(String application, UnreadBody body) throws IOException {
        try (KeptConnection connection = connect()) {
            connection.send(post(application, body.header() + "Expect: 100-continue\r\n"));
            RawMessage response = connection.receive();
            if (response.status() == 100) {
                connection.send(body.content());
                response = connection.receive();
            }
            connection.send(next(application));

            assertNextIsServedOrGivenUp(connection, response);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0\r\n"})
    void a_rejected_request_without_a_body_keeps_the_connection(String header) throws IOException {
        try (KeptConnection connection = connect()) {
            connection.send(post("problem", header) + next("problem"));

            assertThat(connection.receive().status()).isEqualTo(401);
            assertThat(connection.receive().body()).contains("the welcome page");
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of("problem", "error-page", "login-page")
                .flatMap(
                        application -> Arrays.stream(UnreadBody.values()).map(body -> Arguments.of(application, body)));
    }

    private static KeptConnection connect() throws IOException {
        return new KeptConnection(server.uri("").getPort());
    }

    /** The head of a request without a token. */
    private static String post(String application, String headers) {
        return "POST /" + application + "/user/form HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                + "Content-Type: text/plain\r\n" + headers + "\r\n";
    }

    private static String next(String application) {
        return "GET /" + application + "/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private void assertNextIsServedOrGivenUp(KeptConnection connection, RawMessage response) throws IOException {
        // Undertow itself rejects bodies of more than 2 MB.
        assertThat(response.status()).as("%s from %s", response, kind).isIn(401, 303, 413);
        if (response.all("Connection").contains("close")) {
            assertThat(connection.ends()).as("%s ends the connection", kind).isTrue();
        } else {
            assertThat(connection.receive().body()).contains("the welcome page");
        }
    }
}
