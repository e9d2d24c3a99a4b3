package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final TestIssuer issuer = new TestIssuer();
    private final KeySet good = issuer.keySet("k1");
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch);

    @BeforeEach
    void begin() {
        fetch.gives(good);
        remote.tick();
        fetch.fails("responded with 500");
    }

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void after_a_failure_the_last_good_keys_stay_in_use() {
        remote.tickAfter(Duration.ofMinutes(5));

        assertThat(fetch.calls()).isEqualTo(2);
        assertThat(remote.current()).isSameAs(good);
        assertThat(remote.health()).isEqualTo(KeyHealth.State.STALE);
        assertThat(remote.keys.health().failure()).contains("responded with 500");
    }

    @Test
    void tries_again_ever_later_and_from_the_start_after_a_success() {
        remote.tickAfter(Duration.ofMinutes(5));
        int calls = 2;
        for (int pause : new int[] {5, 10, 20, 30, 30, 30}) {
            remote.tickAfter(Duration.ofSeconds(pause).minus(MOMENT));
            assertThat(fetch.calls()).as("before %s s", pause).isEqualTo(calls);
            remote.tickAfter(MOMENT);
            assertThat(fetch.calls()).as("after %s s", pause).isEqualTo(++calls);
        }
        fetch.gives(good);
        remote.tickAfter(Duration.ofSeconds(30));
        fetch.fails("responded with 500");
        remote.tickAfter(Duration.ofMinutes(5));
        calls += 2;
        assertThat(fetch.calls()).isEqualTo(calls);

        remote.tickAfter(Duration.ofSeconds(5));

        assertThat(fetch.calls()).isEqualTo(calls + 1);
    }

    @Test
    void the_last_good_keys_are_used_exactly_until_they_are_too_old() {
        remote.tickAfter(RemoteSetup.TOLERANCE);
        assertThat(remote.current()).isSameAs(good);
        assertThat(remote.keys.health().keys()).isEqualTo(1);

        remote.nanos.move(MOMENT);

        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(remote.health()).isEqualTo(KeyHealth.State.UNAVAILABLE);
        assertThat(remote.keys.health().keys()).isZero();
        assertThat(remote.keys.health().age()).contains(RemoteSetup.TOLERANCE.plus(MOMENT));
        assertThat(renewed("k2", RejectionReason.UNKNOWN_KEY).reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
    }

    @Test
    void recovers_from_an_outage_beyond_the_tolerance() {
        remote.tickAfter(RemoteSetup.TOLERANCE.plus(MOMENT));
        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        KeySet later = issuer.keySet("k1", "k2");
        fetch.gives(later);

        remote.tickAfter(Duration.ofSeconds(5));

        assertThat(remote.current()).isSameAs(later);
        assertThat(remote.health()).isEqualTo(KeyHealth.State.CURRENT);
        assertThat(remote.keys.health().failure()).isEmpty();
    }

    @Test
    void keys_do_not_become_too_old_between_two_refreshes() {
        ScriptedFetch slowToChange = new ScriptedFetch();
        slowToChange.gives(ScriptedFetch.fetched(good, Long.MAX_VALUE));
        Duration tolerance = Duration.ofMinutes(5);
        try (RemoteSetup impatient = RemoteSetup.withTolerance(slowToChange, tolerance)) {
            impatient.tick();
            impatient.tickAfter(tolerance.dividedBy(2));
            assertThat(slowToChange.calls()).isEqualTo(2);
            impatient.nanos.move(tolerance);
            assertThat(impatient.current()).isSameAs(good);
        }
    }

    @Test
    void while_it_lasts_an_unknown_key_is_undecided_and_a_bad_signature_is_bad() {
        remote.tickAfter(Duration.ofMinutes(5));

        assertThat(renewed("k2", RejectionReason.UNKNOWN_KEY).reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(good);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void tokens_cannot_hurry_the_next_try() {
        remote.tickAfter(Duration.ofMinutes(5));
        for (int second = 0; second < 4; second++) {
            remote.nanos.move(Duration.ofSeconds(1));
            renewed("k" + second, RejectionReason.UNKNOWN_KEY);
        }
        FetchThreads.awaitEnd();

        assertThat(fetch.calls()).isEqualTo(2);
    }

    @Test
    void a_fetch_that_fails_for_a_token_counts_as_an_outage() {
        remote.nanos.move(RemoteSetup.REFETCH_INTERVAL);

        assertThat(renewed("k2", RejectionReason.UNKNOWN_KEY).reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);

        assertThat(remote.health()).isEqualTo(KeyHealth.State.STALE);
        assertThat(remote.current()).isSameAs(good);
    }

    private Result<KeySet> renewed(String keyId, RejectionReason miss) {
        Result<KeySet> current = remote.keys.current();
        KeySet tried = current.reason() == null ? current.value() : good;
        return remote.keys.renewed(tried, TestIssuer.header(keyId), miss);
    }
}
