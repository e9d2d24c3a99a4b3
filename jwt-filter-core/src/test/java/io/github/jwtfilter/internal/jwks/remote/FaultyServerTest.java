package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of the server of the issuer. */
class FaultyServerTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Map<String, Behaviour> SLOW = new LinkedHashMap<>();
    private static final Map<String, Behaviour> BROKEN = new LinkedHashMap<>();
    private static final Map<String, Behaviour> GARBAGE = new LinkedHashMap<>();

    static {
        SLOW.put("never responds", Behaviours.neverRespond());
        SLOW.put("sends headers only", Behaviours.headersOnly());
        SLOW.put("drips the status line", Behaviours.sendStatusLineSlowly());
        SLOW.put("drips headers", Behaviours.sendHeadersSlowly());
        SLOW.put("drips the body", Behaviours.sendBodySlowly());
        SLOW.put("drips chunks", Behaviours.sendChunksSlowly());

        BROKEN.put("500", Behaviours.respond(500, "oops"));
        BROKEN.put("503", Behaviours.respond(503, "", "Retry-After: 120"));
        BROKEN.put("404", Behaviours.respond(404, ""));
        BROKEN.put("401", Behaviours.respond(401, ""));
        BROKEN.put("204", Behaviours.raw("HTTP/1.1 204 No Content\r\n\r\n"));
        BROKEN.put("closes at once", Behaviours.closeAtOnce());
        BROKEN.put("hangs up", Behaviours.hangUp());
        BROKEN.put("resets", Behaviours.reset());

        GARBAGE.put("HTML", Behaviours.html());
        GARBAGE.put("nothing", Behaviours.json(""));
        GARBAGE.put("half a set", Behaviours.json("{\"keys\":[{\"kty\":\"EC\""));
        GARBAGE.put("no keys", Behaviours.json("{}"));
        GARBAGE.put("an empty set", Behaviours.json("{\"keys\":[]}"));
        GARBAGE.put("null for keys", Behaviours.json("{\"keys\":null}"));
        GARBAGE.put("a list", Behaviours.json("[]"));
        GARBAGE.put("UTF-16", Behaviours.respond(200, "{\"keys\":[]}".getBytes(StandardCharsets.UTF_16)));
        GARBAGE.put("a gzip bomb", Behaviours.gzipBomb());
        GARBAGE.put("a gigabyte", Behaviours.endless());
        GARBAGE.put("a hundred thousand keys", Behaviours.json("{\"keys\":[" + "{},".repeat(99_999) + "{}]}"));
        GARBAGE.put("the depths", Behaviours.json("{\"keys\":" + "[".repeat(100_000)));
        GARBAGE.put("a key for encryption alone", Behaviours.json("{\"keys\":[{\"kty\":\"EC\",\"use\":\"enc\"}]}"));
    }

    private ServedIssuer served = ServedIssuer.patient();

    @AfterEach
    void close() {
        served.close();
    }

    static Stream<String> slow() {
        return SLOW.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("slow")
    void a_slow_server_occupies_one_thread_and_delays_no_request_with_a_known_key(String how) {
        String known = hasKnownKey();
        served.server.behave(SLOW.get(how));
        served.remote.nanos.move(REFRESH);
        served.remote.keys.tick();
        served.server.awaitRequests(2);

        try (Crowd pool = new Crowd(10)) {
            assertThat(Crowd.results(pool.all(50, () -> served.validate(known))))
                    .containsOnlyNulls();
        }
        served.remote.keys.tick();

        FetchThreads.awaitOne();
        assertThat(served.server.requests()).isEqualTo(2);
        served.serverGoes();
        assertThat(served.validate(known)).isNull();
    }

    @ParameterizedTest
    @MethodSource("slow")
    void a_fetch_from_a_slow_server_is_ended(String how) {
        served.close();
        served = ServedIssuer.impatient();
        String known = hasKnownKey();
        served.server.behave(SLOW.get(how));

        served.remote.tickAfter(REFRESH);

        served.server.awaitNoConnection();
        assertThat(served.remote.health()).isEqualTo(KeyHealth.State.STALE);
        assertThat(served.validate(known)).isNull();
    }

    static Stream<String> broken() {
        return BROKEN.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void the_last_good_keys_are_used_during_an_outage_as_long_as_they_may_be(String how) {
        outage(BROKEN.get(how));
    }

    static Stream<String> garbage() {
        return GARBAGE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbage_is_an_outage_and_never_replaces_good_keys(String what) {
        outage(GARBAGE.get(what));
    }

    @Test
    void a_server_that_is_gone_is_an_outage() {
        String known = hasKnownKey();
        served.serverGoes();

        served.remote.tickAfter(REFRESH);

        assertThat(served.remote.health()).isEqualTo(KeyHealth.State.STALE);
        assertThat(served.validate(known)).isNull();
    }

    @Test
    void the_application_starts_without_the_server_and_recovers() {
        String token = served.issuer.token("k1");
        served.server.behave(Behaviours.closeAtOnce());
        served.remote.tick();
        assertThat(served.validate(token)).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(served.validate(served.issuer.forged("k9"))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        served.publishes("k1");
        assertThat(served.validate(token)).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);

        served.remote.tickAfter(Duration.ofSeconds(5));

        assertThat(served.validate(token)).isNull();
        assertThat(served.validate(served.issuer.forged("k9"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    private String hasKnownKey() {
        served.publishes("k1");
        // A slow machine needs more than one attempt, since the fetch timeout is short.
        Await.until(
                "there are keys",
                () -> served.remote.tickAfter(Duration.ofSeconds(30)).health() == KeyHealth.State.CURRENT);
        served.remote.tick();
        String known = served.issuer.token("k1");
        assertThat(served.validate(known)).isNull();
        return known;
    }

    private void outage(Behaviour fault) {
        String known = hasKnownKey();
        served.server.behave(fault);

        served.remote.tickAfter(REFRESH).tickAfter(Duration.ofSeconds(5)).tickAfter(Duration.ofSeconds(1));
        assertThat(served.validate(known)).isNull();
        assertThat(served.validate(served.issuer.forged("k9"))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(served.validate(served.issuer.forged("k1"))).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(served.remote.health()).isEqualTo(KeyHealth.State.STALE);

        served.remote.nanos.move(RemoteSetup.TOLERANCE);
        assertThat(served.validate(known)).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        served.remote.tick().tick();

        served.publishes("k1");
        served.remote.tickAfter(Duration.ofSeconds(30)).tick();
        assertThat(served.validate(known)).isNull();
        assertThat(levels()).containsExactly("INFO", "WARNING", "SEVERE", "INFO");
    }

    private List<String> levels() {
        return served.remote.log.all().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
