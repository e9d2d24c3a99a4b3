package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class HttpCallsTest {
    private final KeyServer server = KeyServer.start();
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Fetching.LONG);
    private final HttpCalls calls = new HttpCalls(scheduler, Fetching.LONG);

    @AfterEach
    void close() {
        server.close();
        scheduler.close();
    }

    @Test
    void returns_the_response() throws Exception {
        server.behave(Behaviours.respond(404, ""));

        assertThat(send(calls).status()).isEqualTo(404);
    }

    @Test
    void passes_a_failure_on() {
        server.behave(Behaviours.hangUp());

        assertFails(calls, "closed the connection before the response was complete|did not send an HTTP response");
    }

    @Test
    void ends_a_call_at_its_time_limit_although_each_read_is_fast() {
        server.behave(Behaviours.sendBodySlowly());

        assertFails(new HttpCalls(scheduler, Duration.ofMillis(300)), "did not complete in time");

        server.awaitNoConnection();
    }

    @Test
    void runs_32_calls_at_a_time_and_rejects_further_ones() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.behave(Behaviours.after(release, Behaviours.json("{}")));
        List<CompletableFuture<Response>> running = new ArrayList<>();
        for (int i = 0; i < HttpCalls.MAX_CALLS; i++) {
            running.add(Fetching.start(() -> send(calls)));
        }
        server.awaitRequests(HttpCalls.MAX_CALLS);

        assertFails(calls, "was not contacted: 32 requests to it are still running");

        assertThat(server.requests()).isEqualTo(HttpCalls.MAX_CALLS);
        release.countDown();
        for (CompletableFuture<Response> each : running) {
            assertThat(each.get().status()).isEqualTo(200);
        }
        assertThat(send(calls).status()).isEqualTo(200);
    }

    @Test
    void failed_calls_take_no_permit_from_later_ones() throws Exception {
        server.behave(Behaviours.closeAtOnce());
        for (int i = 0; i < 2 * HttpCalls.MAX_CALLS; i++) {
            assertFails(calls, "closed the connection before the response was complete|did not send an HTTP response");
        }
        server.behave(Behaviours.json("{}"));

        assertThat(send(calls).status()).isEqualTo(200);
    }

    @Test
    void a_call_that_has_timed_out_keeps_its_permit_until_its_thread_ends() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        HttpCalls impatient = new HttpCalls(scheduler, Duration.ofMillis(200));
        Transport uninterruptible = (request, cancellation) -> {
            awaitUninterruptibly(blocked);
            throw new FetchFailure("ended");
        };
        List<CompletableFuture<Response>> timedOut = new ArrayList<>();
        for (int i = 0; i < HttpCalls.MAX_CALLS; i++) {
            timedOut.add(Fetching.start(() -> impatient.send(uninterruptible, request())));
        }
        for (CompletableFuture<Response> each : timedOut) {
            assertThat(Fetching.failure(each)).hasMessage("did not complete in time");
        }

        assertFails(impatient, "was not contacted: 32 requests to it are still running");

        blocked.countDown();
    }

    @Test
    void sends_nothing_after_the_scheduler_was_closed() {
        server.behave(Behaviours.json("{}"));
        scheduler.close();

        for (int i = 0; i <= HttpCalls.MAX_CALLS; i++) {
            assertFails(calls, "was not contacted: the application stops, or no thread is available");
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void closing_the_scheduler_ends_a_running_call() throws Exception {
        server.behave(Behaviours.neverRespond());
        CompletableFuture<Response> call = Fetching.start(() -> send(calls));
        server.awaitRequests(1);

        scheduler.close();

        assertThat(Fetching.failure(call)).hasMessage("did not complete in time");
        server.awaitNoConnection();
    }

    @Test
    void an_interrupted_thread_sends_nothing() throws Exception {
        CompletableFuture<Boolean> interrupted = Fetching.start(() -> {
            Thread.currentThread().interrupt();
            assertFails(calls, "was not contacted: the thread of the request was interrupted");
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted.get()).isTrue();
        assertThat(server.connections()).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Continues to wait, as a system call does.
            }
        }
    }

    private Request request() {
        return Request.post(server.uri("/token"), Form.empty().with("code", "c0de"));
    }

    private Response send(HttpCalls client) throws FetchFailure {
        return client.send(Fetching.transport(), request());
    }

    private void assertFails(HttpCalls client, String pattern) {
        assertThatThrownBy(() -> send(client)).isInstanceOf(FetchFailure.class).hasMessageMatching(pattern);
    }
}
