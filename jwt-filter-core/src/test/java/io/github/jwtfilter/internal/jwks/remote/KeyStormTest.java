package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.Behaviours;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flood of tokens with forged key IDs. */
class KeyStormTest {
    private static final int THREADS = 50;
    private static final int REQUESTS = 10_000;
    private static final int HONEST = 4;

    private final ServedIssuer served = ServedIssuer.patient().publishes("k1");
    private final String known = served.issuer.token("k1");
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Crowd storm = new Crowd(THREADS);
    private final Crowd honest = new Crowd(10);

    @BeforeEach
    void begin() {
        served.remote.tick();
        assertThat(served.validate(known)).isNull();
    }

    @AfterEach
    void close() {
        over.set(true);
        served.close();
        storm.close();
        honest.close();
    }

    @Test
    void forged_ids_cause_at_most_one_fetch_per_interval_and_affect_no_valid_request() {
        List<Future<Integer>> bystanders = honest.all(HONEST, this::acceptedUntilItIsOver);

        Set<RejectionReason> responses = ConcurrentHashMap.newKeySet();
        Crowd.results(storm.all(REQUESTS, () -> responses.add(forgedAsTimeGoesBy())));
        over.set(true);

        assertThat(responses)
                .contains(RejectionReason.UNKNOWN_KEY)
                .isSubsetOf(RejectionReason.UNKNOWN_KEY, RejectionReason.KEYS_UNAVAILABLE);
        assertThat(Crowd.results(bystanders)).hasSize(HONEST).doesNotContain(0);
        FetchThreads.awaitEnd();
        // 100 seconds have passed.
        assertThat(served.server.requests()).isBetween(2, 1 + 100 / 30);
        assertThat(served.remote.keys.unknownKeyIds()).isBetween(1, 1000);
    }

    @Test
    void known_keys_do_not_wait_while_a_fetch_for_forged_ones_hangs() {
        served.server.behave(Behaviours.neverRespond());
        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        int requests = REQUESTS / 5;
        List<Future<RejectionReason>> forged = storm.all(requests, this::forged);
        served.server.awaitRequests(2);
        Await.until("all but four are completed", () -> done(forged) == requests - 4);

        assertThat(Crowd.results(honest.all(200, () -> served.validate(known) == null)))
                .containsOnly(true);

        // The fetch is still waited for.
        FetchThreads.awaitOne();
        assertThat(served.remote.keys.waiting()).isEqualTo(4);
        assertThat(served.server.requests()).isEqualTo(2);
        served.remote.close();
        assertThat(Crowd.results(forged)).containsOnly(RejectionReason.KEYS_UNAVAILABLE);
        FetchThreads.awaitEnd();
    }

    @Test
    void a_rotation_in_the_meantime_is_detected_within_one_interval() {
        List<Future<Boolean>> attackers = storm.all(THREADS, () -> {
            while (!over.get()) {
                assertThat(forged()).isNotNull();
            }
            return true;
        });
        String rotated = served.issuer.token("k2");
        assertThat(served.validate(rotated)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        served.publishes("k1", "k2");

        served.remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        Await.until("the new key is accepted", () -> {
            RejectionReason response = served.validate(rotated);
            assertThat(response).isIn(null, RejectionReason.KEYS_UNAVAILABLE);
            return response == null;
        });
        assertThat(served.validate(known)).isNull();
        over.set(true);
        assertThat(Crowd.results(attackers)).containsOnly(true);
        FetchThreads.awaitEnd();
        assertThat(served.server.requests()).isBetween(2, 3); // a second fetch may follow one that changed the keys
    }

    /** The interval starts at the start of a fetch whose response precedes the publication of the key. */
    @Test
    void a_rotation_during_a_fetch_is_detected_within_one_interval() {
        ScriptedFetch fetch = new ScriptedFetch();
        try (RemoteSetup remote = RemoteSetup.of(fetch)) {
            fetch.gives(served.issuer.keySet("k1"));
            remote.tickAfter(Duration.ZERO);
            remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
            ScriptedFetch.Hanging late = fetch.hangs();
            Future<Boolean> early = honest.one(() -> isKnown(remote, "k2"));
            Await.until("the request waits", () -> remote.keys.waiting() == 1);
            remote.nanos.move(Duration.ofSeconds(4));
            late.release(served.issuer.keySet("k1"));
            assertThat(Crowd.result(early)).isFalse();
            FetchThreads.awaitEnd();
            fetch.gives(served.issuer.keySet("k1", "k2"));

            remote.nanos.move(RemoteSetup.REFETCH_INTERVAL.minusSeconds(4));

            assertThat(isKnown(remote, "k2")).isTrue();
        }
    }

    private static boolean isKnown(RemoteSetup remote, String keyId) {
        return remote.renewed(keyId, RejectionReason.UNKNOWN_KEY)
                        .value()
                        .select(TestIssuer.header(keyId))
                        .reason()
                == null;
    }

    private int acceptedUntilItIsOver() {
        int accepted = 0;
        do {
            assertThat(served.validate(known)).isNull();
            accepted++;
        } while (!over.get());
        return accepted;
    }

    private RejectionReason forgedAsTimeGoesBy() {
        RejectionReason response = forged();
        if (number.get() % 100 == 0) {
            served.remote.nanos.move(Duration.ofMillis(500));
        }
        return response;
    }

    private RejectionReason forged() {
        return served.validate(served.issuer.forged("forged" + number.incrementAndGet()));
    }

    private static long done(List<Future<RejectionReason>> requests) {
        return requests.stream().filter(Future::isDone).count();
    }
}
