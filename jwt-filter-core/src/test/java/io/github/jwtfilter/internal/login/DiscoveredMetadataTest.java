package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.jwks.remote.Crowd;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(600)
class DiscoveredMetadataTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final LoggedLines log = LoggedLines.of(LoginLog.class);
    private final ScriptedProvider provider = ScriptedProvider.start();
    private ProviderMetadataSource source;

    @BeforeEach
    void create() {
        source = provider.source();
    }

    @AfterEach
    void close() {
        provider.close();
        log.close();
    }

    @Test
    void fetches_the_metadata_on_demand() throws Exception {
        assertThat(provider.server.requests()).isZero();

        assertThat(source.current().tokenEndpoint()).isEqualTo(provider.server.uri("/token"));

        assertThat(provider.server.requests()).isEqualTo(1);
        assertThat(provider.lastHead()).startsWith("GET " + ScriptedProvider.METADATA_PATH + " ");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void fifty_threads_cause_one_fetch() {
        CountDownLatch release = new CountDownLatch(1);
        publish(Behaviours.after(release, Behaviours.json(provider.metadata(""))));
        try (Crowd crowd = new Crowd(50)) {
            List<Future<ProviderMetadata>> waiting = crowd.all(50, source::current);
            provider.server.awaitRequests(1);
            release.countDown();

            assertThat(Crowd.results(waiting))
                    .hasSize(50)
                    .containsOnly(Crowd.results(waiting).get(0));
        }
        assertThat(provider.server.connections()).isEqualTo(1);
    }

    @Test
    void a_failed_first_fetch_fails_for_all_waiting_threads_and_is_not_repeated_at_once() {
        CountDownLatch release = new CountDownLatch(1);
        publish(Behaviours.after(release, Behaviours.respond(503, "")));
        try (Crowd crowd = new Crowd(50)) {
            List<Future<String>> waiting = crowd.all(50, this::failure);
            provider.server.awaitRequests(1);
            release.countDown();

            assertThat(Crowd.results(waiting)).hasSize(50).containsOnly(location() + " responded with 503");
        }
        assertThat(failure()).isEqualTo(location() + " responded with 503");
        assertThat(provider.server.connections()).isEqualTo(1);
    }

    @Test
    void is_fetched_again_five_seconds_after_a_failure() throws Exception {
        publish(Behaviours.respond(503, ""));
        failure();
        publish(Behaviours.json(provider.metadata("")));

        pass(RETRY.minusNanos(1));
        assertThat(failure()).isEqualTo(location() + " responded with 503");
        pass(Duration.ofNanos(1));

        assertThat(source.current().issuer()).isEqualTo(provider.issuer());
        assertThat(log.all())
                .containsExactly(
                        "WARNING The metadata of the login provider cannot be fetched: " + location()
                                + " responded with 503",
                        "INFO The metadata of the login provider are available again: " + location());
    }

    @Test
    void is_used_for_an_hour_and_then_replaced_in_the_background() throws Exception {
        ProviderMetadata first = source.current();
        pass(HOUR.minusNanos(1));
        assertThat(source.current()).isSameAs(first);
        CountDownLatch release = new CountDownLatch(1);
        publish(Behaviours.after(
                release, Behaviours.json(provider.metadata(",'end_session_endpoint':'http://127.0.0.1/logout'"))));

        pass(Duration.ofNanos(1));

        for (int i = 0; i < 50; i++) {
            assertThat(source.current()).isSameAs(first); // without waiting for the response
        }
        release.countDown();
        Await.until("the metadata are replaced", this::currentHasLogout);
        assertThat(provider.server.requests()).isEqualTo(2);
    }

    private boolean currentHasLogout() {
        try {
            return source.current().endSessionEndpoint().isPresent();
        } catch (ProviderException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("closes connections", Behaviours.closeAtOnce()),
                Arguments.of("responds with 500", Behaviours.respond(500, "")),
                Arguments.of("responds with HTML", Behaviours.html()),
                Arguments.of("responds with another issuer", Behaviours.json("{\"issuer\":\"https://evil\"}")),
                Arguments.of("sends a gigabyte", Behaviours.endless()),
                Arguments.of("sends gzip", Behaviours.gzipBomb()),
                Arguments.of("redirects elsewhere", Behaviours.redirect(302, "https://evil.example.com/")),
                Arguments.of("sends truncated JSON", Behaviours.json("{\"issuer\":\"")),
                Arguments.of("sends a member twice", Behaviours.json("{\"issuer\":1,\"issuer\":2}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void the_last_copy_remains_in_use_while_the_provider(String what, Behaviour outage) throws Exception {
        ProviderMetadata first = source.current();
        publish(outage);
        pass(HOUR);

        assertThat(source.current()).isSameAs(first);
        Await.until("the fetch has failed", () -> !log.all().isEmpty());
        pass(Duration.ofDays(30));
        assertThat(source.current()).isSameAs(first);

        assertThat(log.all())
                .allMatch(line -> line.startsWith("WARNING The metadata of the login provider cannot be fetched: "))
                .allMatch(line -> line.endsWith("; the last copy remains in use"))
                .noneMatch(line -> line.contains("evil"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void there_is_no_metadata_without_a_copy_if_the_provider(String what, Behaviour outage) {
        publish(outage);

        assertThat(failure()).startsWith(location() + " ").doesNotContain("evil");
    }

    @Test
    void a_slow_fetch_ends_at_the_time_limit() {
        publish(Behaviours.sendBodySlowly());
        source = provider.source(provider.http(Duration.ofMillis(300)));

        assertThat(failure()).isEqualTo(location() + " did not complete in time");
        provider.server.awaitNoConnection();
    }

    @Test
    void follows_a_redirect_within_the_origin_only() throws Exception {
        publish(Behaviours.redirect(302, "http://127.0.0.1:1/metadata"));
        assertThat(failure()).isEqualTo(location() + " redirects to another origin, which is not allowed");

        publish(Behaviours.redirect(302, "/realms/b/metadata"));
        provider.server.behave("/realms/b/metadata", Behaviours.json(provider.metadata("")));
        pass(RETRY);
        assertThat(source.current().issuer()).isEqualTo(provider.issuer());
    }

    @Test
    void tries_the_addresses_in_their_order() throws Exception {
        publish(Behaviours.respond(404, ""));
        provider.server.behave("/second", Behaviours.json(provider.metadata("")));
        source = new DiscoveredMetadata(
                List.of(URI.create(location()), provider.server.uri("/second")),
                List.of(provider.issuer()),
                ProviderEndpoints.none(),
                provider.http(),
                provider.nanos::get);

        assertThat(source.current().issuer()).isEqualTo(provider.issuer());
        assertThat(provider.server.requests()).isEqualTo(2);
    }

    @Test
    void there_is_no_metadata_after_the_scheduler_was_closed() {
        provider.scheduler.close();

        assertThat(failure())
                .isEqualTo(location() + " was not contacted: the application stops, or no thread is available");
        assertThat(provider.server.connections()).isZero();
    }

    private void publish(Behaviour behaviour) {
        provider.server.behave(ScriptedProvider.METADATA_PATH, behaviour);
    }

    private void pass(Duration time) {
        provider.nanos.addAndGet(time.toNanos());
    }

    private String location() {
        return provider.server.uri(ScriptedProvider.METADATA_PATH).toString();
    }

    private String failure() {
        try {
            throw new AssertionError("fetched " + source.current());
        } catch (ProviderException e) {
            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(e.getStackTrace()).isEmpty();
            return e.getMessage();
        }
    }
}
