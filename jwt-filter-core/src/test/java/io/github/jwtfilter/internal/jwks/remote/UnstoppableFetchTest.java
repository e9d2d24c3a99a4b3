package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fetches beyond their time limit, and shutdown of the application. */
class UnstoppableFetchTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final TestIssuer issuer = new TestIssuer();
    private final KeySet known = issuer.keySet("k1");
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch, SHORT);
    private final Crowd crowd = new Crowd(20);

    @AfterEach
    void close() {
        crowd.close();
        remote.close();
    }

    @Test
    void a_fetch_beyond_the_time_limit_is_cancelled_and_fails() {
        fetch.hangs();

        remote.tick();

        assertThat(remote.keys.health().failure()).contains("did not complete in time");
        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
    }

    @Test
    void requests_stop_waiting_for_a_fetch_that_cannot_be_stopped_and_start_no_other() {
        ScriptedFetch.Hanging hanging = fetch.hangsWhateverIsDone();

        assertThat(Crowd.results(crowd.all(20, remote::reason))).containsOnly(RejectionReason.KEYS_UNAVAILABLE);
        awaitFailure();
        for (int i = 0; i < 20; i++) {
            remote.nanos.move(Duration.ofSeconds(30));
            remote.keys.tick();
            assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        }

        assertThat(hanging.hangs()).isTrue();
        FetchThreads.awaitOne();
        assertThat(fetch.calls()).isEqualTo(1);
        hanging.release(known);
        FetchThreads.awaitEnd();
        assertThat(remote.current()).isSameAs(known);
        assertThat(remote.health()).isEqualTo(KeyHealth.State.CURRENT);
    }

    @Test
    void tokens_with_unknown_keys_do_not_wait_for_an_abandoned_fetch() {
        fetch.gives(known);
        awaitKeys();
        ScriptedFetch.Hanging hanging = fetch.hangsWhateverIsDone();
        remote.nanos.move(Duration.ofMinutes(5));
        remote.keys.tick();
        hanging.awaitBegin();
        awaitFailure();

        assertThat(remote.renewed("k2", RejectionReason.UNKNOWN_KEY).reason())
                .isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(remote.renewed("k1", RejectionReason.BAD_SIGNATURE).value()).isSameAs(known);
        assertThat(remote.current()).isSameAs(known);
        assertThat(hanging.hangs()).isTrue();
        hanging.release(known);
        FetchThreads.awaitEnd();
    }

    @Test
    void another_fetch_starts_after_the_end_of_the_abandoned_one() {
        ScriptedFetch.Hanging hanging = fetch.hangsWhateverIsDone();
        remote.keys.tick();
        hanging.awaitBegin();
        awaitFailure();
        hanging.releaseWithFailure();
        FetchThreads.awaitEnd();
        fetch.gives(known);

        awaitKeys();

        assertThat(remote.current()).isSameAs(known);
        assertThat(fetch.calls()).isGreaterThanOrEqualTo(2);
        assertThat(fetch.atOnce()).isEqualTo(1);
    }

    @Test
    void close_cancels_a_fetch_and_releases_the_waiting_threads() {
        try (RemoteSetup patient = RemoteSetup.of(fetch, Duration.ofHours(1))) {
            ScriptedFetch.Hanging hanging = fetch.hangs();
            Future<RejectionReason> request = crowd.one(patient::reason);
            hanging.awaitBegin();

            patient.close();

            assertThat(Crowd.result(request)).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            FetchThreads.awaitEnd();
            assertThat(fetch.calls()).isEqualTo(1);
        }
    }

    @Test
    void no_fetch_starts_after_close() {
        remote.close();

        remote.keys.tick();

        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(FetchThreads.alive()).isZero();
        assertThat(fetch.calls()).isZero();
    }

    @Test
    void keys_that_are_known_are_used_until_the_very_end() {
        fetch.gives(known);
        remote.tick();
        remote.close();
        remote.nanos.move(Duration.ofMinutes(5));

        assertThat(remote.current()).isSameAs(known);
        assertThat(remote.renewed("k2", RejectionReason.UNKNOWN_KEY).value()).isSameAs(known);
        assertThat(FetchThreads.alive()).isZero();
        assertThat(fetch.calls()).isEqualTo(1);
    }

    @Test
    void close_is_not_reported_as_an_outage() {
        try (RemoteSetup patient = RemoteSetup.of(fetch, Duration.ofHours(1))) {
            fetch.gives(known);
            patient.tick();
            patient.tick();
            ScriptedFetch.Hanging hanging = fetch.hangs();
            patient.nanos.move(Duration.ofMinutes(5));
            patient.keys.tick();
            hanging.awaitBegin();

            patient.close();

            FetchThreads.awaitEnd();
            assertThat(patient.log.only()).startsWith("INFO");
        }
    }

    /** A fetch may exceed its time limit on a slow machine; then the next one counts. */
    private void awaitKeys() {
        Await.until(
                "there are keys", () -> remote.tickAfter(Duration.ofSeconds(30)).health() == KeyHealth.State.CURRENT);
    }

    private void awaitFailure() {
        Await.until(
                "the fetch is given up", () -> remote.keys.health().failure().isPresent());
    }
}
