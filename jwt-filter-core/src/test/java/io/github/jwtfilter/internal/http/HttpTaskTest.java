package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class HttpTaskTest {
    private final List<String> ends = new CopyOnWriteArrayList<>();

    @Test
    void returns_the_result_to_every_waiting_thread() throws Exception {
        HttpTask<String> task = task(cancellation -> "metadata");
        CompletableFuture<String> waiting = Fetching.start(() -> task.await(Fetching.LONG));

        task.run();

        assertThat(waiting.get()).isEqualTo("metadata");
        assertThat(task.await(Duration.ZERO)).isEqualTo("metadata");
        assertThat(ends).containsExactly("success");
    }

    @Test
    void returns_the_reason_of_a_failure() {
        HttpTask<String> task = task(cancellation -> {
            throw new FetchFailure("responded with 404");
        });

        task.run();

        assertFails(task, "responded with 404");
        assertThat(ends).containsExactly("responded with 404");
    }

    @Test
    void does_not_report_the_message_of_an_unexpected_exception() {
        HttpTask<String> task = task(cancellation -> {
            throw new IllegalStateException("<html>S3CR3T");
        });

        task.run();

        assertFails(task, "failed unexpectedly with java.lang.IllegalStateException");
        assertThat(ends).containsExactly("failed unexpectedly with java.lang.IllegalStateException");
    }

    @Test
    void counts_an_error_as_a_failure_and_passes_it_on() {
        HttpTask<String> task = task(cancellation -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(task::run).isInstanceOf(StackOverflowError.class);

        assertFails(task, "failed unexpectedly with java.lang.StackOverflowError");
        assertThat(ends).hasSize(1);
    }

    @Test
    void an_abort_cancels_the_call_and_is_reported_as_a_timeout() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        HttpTask<String> task = task(cancellation -> {
            started.countDown();
            Await.until("the call is canceled", cancellation::isCanceled);
            cancellation.check();
            return "late";
        });
        CompletableFuture<String> run = Fetching.start(() -> {
            task.run();
            return "";
        });
        started.await();

        task.abort();

        run.get();
        assertFails(task, "did not complete in time");
        assertThat(ends).containsExactly("did not complete in time");
    }

    @Test
    void an_abort_releases_the_waiting_threads_even_if_the_call_continues() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        HttpTask<String> task = task(cancellation -> {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "late";
        });
        CompletableFuture<String> run = Fetching.start(() -> {
            task.run();
            return "";
        });
        CompletableFuture<String> waiting = Fetching.start(() -> task.await(Fetching.LONG));

        task.abort();

        assertThat(Fetching.failure(waiting)).hasMessage("did not complete in time");
        assertThat(ends).isEmpty();
        blocked.countDown();
        run.get();
        assertThat(ends).containsExactly("success");
        assertFails(task, "did not complete in time");
    }

    @Test
    void an_abort_after_the_end_has_no_effect() throws Exception {
        HttpTask<String> task = task(cancellation -> "metadata");
        task.run();

        task.abort();

        assertThat(task.await(Duration.ZERO)).isEqualTo("metadata");
    }

    @Test
    void a_thread_waits_no_longer_than_its_own_limit() {
        assertFails(task(cancellation -> "never started"), "did not complete in time");
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_keeps_the_interrupt_status() throws Exception {
        HttpTask<String> task = task(cancellation -> "never started");

        CompletableFuture<Boolean> kept = Fetching.start(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> task.await(Fetching.LONG))
                    .hasMessage("was not awaited: the thread of the request was interrupted");
            return Thread.currentThread().isInterrupted();
        });

        assertThat(kept.get()).isTrue();
    }

    private HttpTask<String> task(HttpCall<String> call) {
        return new HttpTask<>(new HttpCall<>() {
            @Override
            public String run(Cancellation cancellation) throws FetchFailure {
                return call.run(cancellation);
            }

            @Override
            public void ended(@Nullable FetchFailure failure) {
                ends.add(failure == null ? "success" : failure.getMessage());
            }
        });
    }

    private static void assertFails(HttpTask<?> task, String message) {
        assertThatThrownBy(() -> task.await(Duration.ofMillis(1)))
                .isInstanceOf(FetchFailure.class)
                .hasMessage(message)
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
    }
}
