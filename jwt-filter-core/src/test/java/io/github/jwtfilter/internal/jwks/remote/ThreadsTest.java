package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Fetching;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No thread of a fetch may remain after its end, since it would outlive the application. */
@Timeout(600)
class ThreadsTest {
    static Stream<Arguments> responses() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(
                        Arguments.of(scheme, "a good one", Behaviours.json("{}")),
                        Arguments.of(scheme, "chunked", Behaviours.chunked("{}")),
                        Arguments.of(scheme, "a redirect", Behaviours.redirect(302, "/other")),
                        Arguments.of(scheme, "an error", Behaviours.respond(500, "{\"error\":\"x\"}")),
                        Arguments.of(scheme, "too large", Behaviours.json(" ".repeat(300_000))),
                        Arguments.of(scheme, "encoded", Behaviours.gzipBomb()),
                        Arguments.of(scheme, "none", Behaviours.hangUp())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("responses")
    void no_thread_remains_after_a_response_like(String scheme, String what, Behaviour behaviour) {
        try (KeyServer server = Fetching.server(scheme)) {
            server.behave(behaviour);
            fetch(server);

            assertThat(threadsOfConnections()).isEmpty();
        }
    }

    /** Other tests in this JVM may have left keep-alive connections. */
    @BeforeEach
    void awaitTheEndOfOthers() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!threadsOfConnections().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(threadsOfConnections()).isEmpty();
    }

    private static void fetch(KeyServer server) {
        try {
            Fetching.get(server.uri("/keys"));
        } catch (FetchFailure e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        server.awaitNoConnection();
    }

    private static Set<String> threadsOfConnections() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Keep-Alive") || name.startsWith("test-fetch"))
                .collect(Collectors.toSet());
    }
}
