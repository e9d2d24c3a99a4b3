package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final TestIssuer issuer = new TestIssuer();
    private final KeySet first = issuer.keySet("k1");
    private final ScriptedFetch fetch = new ScriptedFetch();
    private RemoteSetup remote = RemoteSetup.of(fetch);

    @AfterEach
    void close() {
        remote.close();
    }

    @ParameterizedTest
    @CsvSource({"0, PT5M", "0.5, PT4M30S", "1, PT4M"})
    void keys_are_fetched_again_when_they_are_due_and_not_before(double jitter, Duration due) {
        remote = RemoteSetup.withJitter(fetch, () -> jitter);
        fetch.gives(first);
        remote.tick();
        KeySet second = issuer.keySet("k2");
        fetch.gives(second);

        remote.tickAfter(due.minus(MOMENT));
        assertThat(fetch.calls()).isEqualTo(1);
        assertThat(remote.current()).isSameAs(first);

        remote.tickAfter(MOMENT);
        assertThat(fetch.calls()).isEqualTo(2);
        assertThat(remote.current()).isSameAs(second);
    }

    @Test
    void an_operator_can_start_a_fetch_before_it_is_due_but_not_two_at_a_time() {
        fetch.gives(first);
        remote.tick();
        ScriptedFetch.Hanging hanging = fetch.hangs();

        assertThat(remote.keys.refresh()).isTrue();
        assertThat(remote.keys.refresh()).isTrue();
        assertThat(remote.current()).isSameAs(first);
        KeySet second = issuer.keySet("k2");
        hanging.release(second);
        FetchThreads.awaitEnd();

        assertThat(fetch.calls()).isEqualTo(2);
        assertThat(remote.current()).isSameAs(second);
    }

    @Test
    void a_closed_source_starts_no_fetch() {
        remote.scheduler.close();

        assertThat(remote.keys.refresh()).isFalse();
        assertThat(fetch.calls()).isZero();
    }

    @Test
    void the_response_determines_the_lifetime_of_its_keys() {
        fetch.gives(ScriptedFetch.fetched(first, 60));
        remote.tick();
        fetch.gives(ScriptedFetch.fetched(first, Long.MIN_VALUE));
        remote.tickAfter(Duration.ofMinutes(1));
        assertThat(fetch.calls()).isEqualTo(2);
        fetch.gives(ScriptedFetch.fetched(first, Long.MAX_VALUE));
        remote.tickAfter(Duration.ofMinutes(1));
        assertThat(fetch.calls()).isEqualTo(3);

        remote.tickAfter(Duration.ofHours(1).minus(MOMENT));
        assertThat(fetch.calls()).isEqualTo(3);
        remote.tickAfter(MOMENT);
        assertThat(fetch.calls()).isEqualTo(4);
    }

    @Test
    void a_removed_key_is_rejected_after_the_next_refresh_without_a_request_for_it() {
        fetch.gives(issuer.keySet("k1", "k2"));
        remote.tick();
        assertThat(remote.current().keys()).hasSize(2);
        fetch.gives(issuer.keySet("k2"));

        remote.tickAfter(Duration.ofMinutes(5));

        assertThat(remote.current().keys()).extracting("keyId").containsExactly("k2");
    }

    @Test
    void requests_never_wait_while_a_refresh_hangs() {
        fetch.gives(first);
        remote.tick();
        ScriptedFetch.Hanging hanging = fetch.hangs();
        remote.nanos.move(Duration.ofMinutes(5));
        remote.keys.tick();
        hanging.awaitBegin();

        try (Crowd crowd = new Crowd(10)) {
            for (Future<KeySet> request : crowd.all(1000, remote::current)) {
                assertThat(Crowd.result(request)).isSameAs(first);
            }
        }
        assertThat(hanging.hangs()).isTrue();
        remote.keys.tick();
        FetchThreads.awaitOne();

        KeySet second = issuer.keySet("k1");
        hanging.release(second);
        FetchThreads.awaitEnd();
        assertThat(remote.current()).isSameAs(second);
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void two_applications_with_different_jitter_do_not_refresh_at_the_same_time() {
        fetch.gives(first);
        ScriptedFetch otherFetch = new ScriptedFetch();
        otherFetch.gives(first);
        remote = RemoteSetup.withJitter(fetch, () -> 0.1);
        try (RemoteSetup other = RemoteSetup.withJitter(otherFetch, () -> 0.9)) {
            remote.tick();
            other.tick();

            remote.tickAfter(Duration.ofSeconds(250));
            other.tickAfter(Duration.ofSeconds(250));

            assertThat(fetch.calls()).isEqualTo(1);
            assertThat(otherFetch.calls()).isEqualTo(2);
        }
    }

    @Test
    void the_time_of_a_fetch_depends_on_the_monotonic_clock_even_if_that_overflows() {
        fetch.gives(first);
        long before = remote.nanos.getAsLong();
        for (int refresh = 1; refresh <= 10; refresh++) {
            remote.tick();
            assertThat(fetch.calls()).isEqualTo(refresh);
            remote.nanos.move(Duration.ofMinutes(5));
        }
        assertThat(before).isPositive();
        assertThat(remote.nanos.getAsLong()).isNegative();
    }
}
