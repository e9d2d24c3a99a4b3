package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColdStartTest {
    private final KeySet known = new TestIssuer().keySet("k1");
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch);
    private final Crowd crowd = new Crowd(100);

    @AfterEach
    void close() {
        crowd.close();
        remote.close();
    }

    @Test
    void keys_are_not_fetched_before_they_are_needed() {
        assertThat(FetchThreads.alive()).isZero();
        assertThat(fetch.calls()).isZero();
        assertThat(remote.health()).isEqualTo(KeyHealth.State.UNTRIED);
    }

    @Test
    void a_hundred_requests_cause_one_fetch_and_all_get_its_keys() {
        ScriptedFetch.Hanging hanging = fetch.hangs();
        List<Future<Result<KeySet>>> requests = crowd.all(100, remote.keys::current);
        hanging.awaitBegin();

        hanging.release(known);

        assertThat(Crowd.results(requests)).extracting(Result::value).containsOnly(known);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(1);
        assertThat(fetch.atOnce()).isEqualTo(1);
    }

    @Test
    void requests_wait_for_the_fetch_that_the_scheduler_has_started() {
        ScriptedFetch.Hanging hanging = fetch.hangs();
        remote.scheduler.start();
        hanging.awaitBegin();
        Future<Result<KeySet>> request = crowd.one(remote.keys::current);

        hanging.release(known);

        assertThat(Crowd.result(request).value()).isSameAs(known);
        assertThat(fetch.calls()).isEqualTo(1);
    }

    @Test
    void a_failure_completes_all_waiting_requests_and_later_ones_do_not_wait() {
        ScriptedFetch.Hanging hanging = fetch.hangs();
        List<Future<Result<KeySet>>> requests = crowd.all(100, remote.keys::current);
        hanging.awaitBegin();

        hanging.releaseWithFailure();

        assertThat(Crowd.results(requests)).extracting(Result::reason).containsOnly(RejectionReason.KEYS_UNAVAILABLE);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(1);
        assertThat(Crowd.results(crowd.all(100, remote::reason))).containsOnly(RejectionReason.KEYS_UNAVAILABLE);
        FetchThreads.awaitEnd();
        assertThat(fetch.calls()).isEqualTo(1);
    }

    @Test
    void requests_never_wait_for_a_second_attempt() {
        fetch.fails("responded with 503");
        remote.tick();
        ScriptedFetch.Hanging hanging = fetch.hangs();
        remote.nanos.move(Duration.ofSeconds(5));
        remote.keys.tick();
        hanging.awaitBegin();

        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(hanging.hangs()).isTrue();

        hanging.release(known);
        FetchThreads.awaitEnd();
        assertThat(remote.current()).isSameAs(known);
    }

    @Test
    void recovers_when_the_provider_is_available() {
        remote.tick();
        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        fetch.gives(known);

        remote.tickAfter(Duration.ofSeconds(5));

        assertThat(remote.current()).isSameAs(known);
    }

    @Test
    void an_interrupted_request_gets_a_result_and_keeps_the_interrupt_status() {
        ScriptedFetch.Hanging hanging = fetch.hangs();
        Future<Boolean> request = crowd.one(() -> {
            Thread.currentThread().interrupt();
            return remote.reason() == RejectionReason.KEYS_UNAVAILABLE
                    && Thread.currentThread().isInterrupted();
        });

        assertThat(Crowd.result(request)).isTrue();
        hanging.awaitBegin();
        hanging.release(known);
        FetchThreads.awaitEnd();
        assertThat(remote.current()).isSameAs(known);
    }

    @Test
    void an_error_in_a_fetch_is_a_failure_like_any_other() {
        fetch.breaks(new NoClassDefFoundError("for the test"));
        LoggedLines threads = LoggedLines.of(BackgroundScheduler.class);
        try {
            remote.tick();
        } finally {
            threads.close();
        }

        assertThat(remote.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        remote.tick();
        assertThat(fetch.calls()).isEqualTo(1);
        assertThat(remote.keys.health().failure()).contains("failed unexpectedly with java.lang.NoClassDefFoundError");
    }
}
