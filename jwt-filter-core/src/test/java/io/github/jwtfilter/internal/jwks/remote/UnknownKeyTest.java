package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownKeyTest {
    private static final Duration MOMENT = Duration.ofNanos(1);
    private static final int MOST_WAITING = 4;

    private final TestIssuer issuer = new TestIssuer();
    private final KeySet first = issuer.keySet("k1");
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch);
    private final Crowd crowd = new Crowd(50);

    @BeforeEach
    void begin() {
        fetch.gives(first);
        remote.tick();
    }

    @AfterEach
    void close() {
        crowd.close();
        remote.close();
    }

    @Test
    void the_first_fetch_counts_as_caused_by_tokens() {
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL.minus(MOMENT));

        assertThat(unknown("k2").value()).isSameAs(first);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(1);
    }

    @Test
    void a_new_key_is_found_by_its_first_token() {
        KeySet second = issuer.keySet("k2");
        fetch.gives(second);
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(unknown("k2").value()).isSameAs(second);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void tokens_cause_one_fetch_every_thirty_seconds() {
        for (int round = 1; round <= 3; round++) {
            remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
            unknown("a" + round);
            unknown("b" + round);
            remote.nanos.move(Duration.ofSeconds(15));
            unknown("c" + round);
            remote.nanos.move(Duration.ofSeconds(-15));
            FetchThreads.awaitEnd();
            assertThat(fetch.calls()).isEqualTo(1 + round);
        }
    }

    @Test
    void a_scheduled_refresh_does_not_count_as_caused_by_tokens() {
        remote.tickAfter(Duration.ofMinutes(5));
        KeySet second = issuer.keySet("k2");
        fetch.gives(second);

        assertThat(unknown("k2").value()).isSameAs(second);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(3);
    }

    @Test
    void a_fetch_that_a_token_has_caused_puts_off_the_refresh() {
        remote.nanos.move(Duration.ofMinutes(4));
        unknown("k2");

        remote.tickAfter(Duration.ofMinutes(5).minus(MOMENT));
        assertThat(fetch.calls()).isEqualTo(2);
        remote.tickAfter(MOMENT);
        assertThat(fetch.calls()).isEqualTo(3);
    }

    @Test
    void a_bad_signature_with_a_known_id_causes_one_fetch_per_interval() {
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(first);
        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(first);
        assertThat(unknown("k2").value()).isSameAs(first);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void a_bad_signature_after_a_change_of_the_keys_causes_a_second_fetch_and_no_third() {
        issuer.replace("k1");
        KeySet second = issuer.keySet("k1");
        fetch.gives(second);
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(second);
        assertThat(fetch.calls()).isEqualTo(2);
        for (int i = 0; i < 5; i++) {
            FetchThreads.awaitEnd();
            assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(second);
        }
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(3);
    }

    @Test
    void at_most_four_requests_wait_and_the_others_get_a_result_at_once() {
        ScriptedFetch.Hanging hanging = hangingForToken();
        AtomicInteger number = new AtomicInteger(1);
        List<Future<Result<KeySet>>> requests = crowd.all(50, () -> unknown("k" + number.incrementAndGet()));
        Await.until("all but four are completed", () -> done(requests) == 50 - MOST_WAITING);

        assertThat(hanging.hangs()).isTrue();
        assertThat(unknown("k2").reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(first);
        assertThat(remote.current()).isSameAs(first);
        assertThat(done(requests)).isEqualTo(50 - MOST_WAITING);

        KeySet second = issuer.keySet("k1");
        hanging.release(second);
        List<Result<KeySet>> responses = Crowd.results(requests);
        assertThat(responses).filteredOn(response -> response.reason() == null).hasSize(MOST_WAITING);
        assertThat(responses)
                .filteredOn(response -> response.reason() == RejectionReason.KEYS_UNAVAILABLE)
                .hasSize(50 - MOST_WAITING);
        assertThat(fetch.atOnce()).isEqualTo(1);
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void requests_that_have_waited_release_their_permits() {
        for (int round = 1; round <= 3; round++) {
            ScriptedFetch.Hanging hanging = hangingForToken();
            List<Future<Result<KeySet>>> requests = crowd.all(50, () -> unknown("new"));
            Await.until("all but four are completed", () -> done(requests) == 50 - MOST_WAITING);
            KeySet next = issuer.keySet("new");
            issuer.replace("new");
            hanging.release(next);
            assertThat(Crowd.results(requests))
                    .filteredOn(response -> response.reason() == null)
                    .hasSize(MOST_WAITING)
                    .allMatch(response -> response.value() == next);
            fetch.gives(first);
            remote.tickAfter(Duration.ofMinutes(5));
        }
    }

    @Test
    void an_interrupted_request_is_undecided_and_keeps_the_interrupt_status() {
        ScriptedFetch.Hanging hanging = hangingForToken();
        Future<Boolean> request = crowd.one(() -> {
            Thread.currentThread().interrupt();
            RejectionReason reason = unknown("k2").reason();
            return reason == RejectionReason.KEYS_UNAVAILABLE
                    && Thread.currentThread().isInterrupted();
        });

        assertThat(Crowd.result(request)).isTrue();
        hanging.awaitBegin();
        hanging.release(first);
    }

    @Test
    void an_id_that_was_just_found_absent_is_unknown_even_during_an_outage_and_undecided_after_a_while() {
        ScriptedFetch.Hanging refresh = fetch.hangs();
        remote.nanos.move(Duration.ofMinutes(5));
        remote.keys.tick();
        refresh.awaitBegin();
        Future<Result<KeySet>> request = crowd.one(() -> unknown("k2"));
        Await.until("the request waits", () -> remote.keys.waiting() == 1);
        refresh.release(issuer.keySet("k1"));
        assertThat(Crowd.result(request).reason()).isNull();
        FetchThreads.awaitEnd();
        fetch.fails("responded with 500");
        assertThat(unknown("k3").reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);

        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL.minus(MOMENT));
        assertThat(unknown("k2").value()).isSameAs(remote.current());
        remote.nanos.move(MOMENT);
        assertThat(unknown("k2").reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
    }

    @Test
    void an_id_that_was_just_found_absent_does_not_wait_for_a_fetch_that_hangs() {
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        unknown("k2");
        FetchThreads.awaitEnd();
        ScriptedFetch.Hanging hanging = fetch.hangs();
        remote.nanos.move(Duration.ofMinutes(5));
        remote.keys.tick();
        hanging.awaitBegin();
        Future<Result<KeySet>> waiting = crowd.one(() -> unknown("k2"));
        Await.until("the request waits", () -> remote.keys.waiting() == 1);
        hanging.release(issuer.keySet("k1"));
        assertThat(Crowd.result(waiting).reason()).isNull();
        FetchThreads.awaitEnd();
        ScriptedFetch.Hanging again = fetch.hangs();
        Future<Result<KeySet>> other = crowd.one(() -> unknown("k3"));
        again.awaitBegin();

        assertThat(unknown("k2").value()).isSameAs(remote.current());

        assertThat(again.hangs()).isTrue();
        again.release(issuer.keySet("k1"));
        Crowd.result(other);
    }

    @Test
    void only_ids_of_requests_that_have_waited_are_cached() {
        AtomicInteger number = new AtomicInteger();
        for (int round = 1; round <= 3; round++) {
            ScriptedFetch.Hanging hanging = hangingForToken();
            List<Future<Result<KeySet>>> requests = crowd.all(50, () -> unknown("forged" + number.incrementAndGet()));
            Await.until("all but four are completed", () -> done(requests) == 50 - MOST_WAITING);
            hanging.release(first);
            Crowd.results(requests);
            FetchThreads.awaitEnd();

            assertThat(remote.keys.unknownKeyIds()).isEqualTo(round * MOST_WAITING);
        }
        assertThat(fetch.calls()).isEqualTo(4);
    }

    @Test
    void a_token_checked_with_older_keys_is_checked_with_newer_ones_without_a_fetch() {
        KeySet second = issuer.keySet("k2");
        fetch.gives(second);
        remote.tickAfter(Duration.ofMinutes(5));

        Result<KeySet> response = remote.renewed(first, "k2", RejectionReason.UNKNOWN_KEY);

        assertThat(response.value()).isSameAs(second);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void keys_that_arrive_during_a_check_are_used_without_another_fetch() {
        ScriptedFetch.Hanging refresh = fetch.hangs();
        remote.nanos.move(Duration.ofMinutes(5));
        remote.keys.tick();
        refresh.awaitBegin();
        KeySet second = issuer.keySet("k2");
        remote.nanos.atTheNextReading(() -> {
            refresh.release(second);
            FetchThreads.awaitEnd();
        });

        Result<KeySet> response = remote.renewed(first, "k2", RejectionReason.UNKNOWN_KEY);

        assertThat(response.value()).isSameAs(second);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void keys_that_arrive_during_a_check_are_used_even_if_no_fetch_is_permitted() {
        ScriptedFetch.Hanging other = hangingForToken();
        Future<Result<KeySet>> cause = crowd.one(() -> unknown("k3"));
        other.awaitBegin();
        KeySet second = issuer.keySet("k2");
        remote.nanos.atTheNextReading(() -> {
            other.release(second);
            FetchThreads.awaitEnd();
        });

        Result<KeySet> response = remote.renewed(first, "k2", RejectionReason.UNKNOWN_KEY);

        assertThat(response.value()).isSameAs(second);
        assertThat(Crowd.result(cause).value()).isSameAs(second);
        assertThat(fetch.calls()).isEqualTo(2);
    }

    /** The issuer publishes the key after it has responded to the running fetch. */
    @Test
    void a_key_that_is_published_during_a_fetch_that_brings_another_one_is_found_by_the_next_fetch() {
        ScriptedFetch.Hanging early = hangingForToken();
        Future<Result<KeySet>> cause = crowd.one(() -> unknown("k2"));
        early.awaitBegin();
        Future<Result<KeySet>> late = crowd.one(() -> unknown("k3"));
        Await.until("both requests wait", () -> remote.keys.waiting() == 2);
        KeySet third = issuer.keySet("k3");
        fetch.gives(third);

        early.release(issuer.keySet("k2"));

        assertThat(Crowd.result(late).value()).isSameAs(third);
        assertThat(Crowd.result(cause).reason()).isNull();
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(3);
        assertThat(fetch.atOnce()).isEqualTo(1);
    }

    /** The issuer may publish a key with an ID that was absent before. */
    @Test
    void an_id_that_was_found_absent_is_fetched_again_after_the_keys_have_changed() {
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        assertThat(unknown("k3").value()).isSameAs(first);
        FetchThreads.awaitEnd();
        fetch.gives(issuer.keySet("k2"));
        remote.tickAfter(Duration.ofMinutes(5));
        KeySet third = issuer.keySet("k3");
        fetch.gives(third);

        assertThat(unknown("k3").value()).isSameAs(third);
        FetchThreads.awaitEnd();
    }

    /** A request must not be rejected for an unknown key that a concurrent fetch has just returned. */
    @Test
    void no_token_is_rejected_with_older_keys_after_newer_ones_have_arrived() {
        for (int round = 0; round < 50; round++) {
            String keyId = "new" + round;
            KeySet next = issuer.keySet(keyId);
            fetch.gives(next);
            remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
            for (Result<KeySet> response : Crowd.results(crowd.all(20, () -> unknown(keyId)))) {
                assertThat(response.reason() == RejectionReason.KEYS_UNAVAILABLE || response.value() == next)
                        .isTrue();
            }
            FetchThreads.awaitEnd();
        }
        assertThat(fetch.calls()).isEqualTo(51);
    }

    private ScriptedFetch.Hanging hangingForToken() {
        ScriptedFetch.Hanging hanging = fetch.hangs();
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);
        return hanging;
    }

    private Result<KeySet> unknown(String keyId) {
        return renewed(keyId, RejectionReason.UNKNOWN_KEY);
    }

    private Result<KeySet> renewed(String keyId, RejectionReason miss) {
        return remote.renewed(keyId, miss);
    }

    private static long done(List<Future<Result<KeySet>>> requests) {
        return new ArrayList<>(requests).stream().filter(Future::isDone).count();
    }
}
