package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FetchTaskTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final KeySet KEYS = new TestIssuer().keySet("k1");

    private final ScriptedFetch fetch = new ScriptedFetch();
    private final Diary diary = new Diary();
    private final FetchTask task = new FetchTask(fetch, diary);

    @Test
    void brings_keys() {
        fetch.gives(KEYS);

        task.run();

        assertThat(task.await(Duration.ZERO)).isTrue();
        assertThat(diary.entries).containsExactly("keys", "end");
    }

    @Test
    void returns_the_cause_of_a_failure() {
        fetch.fails("responded with 404");

        task.run();

        assertThat(task.await(LONG)).isFalse();
        assertThat(diary.entries).containsExactly("responded with 404", "end");
    }

    @Test
    void does_not_report_the_message_of_an_unexpected_exception() {
        fetch.stumbles(new IllegalStateException("<html>what the provider sent"));

        task.run();

        assertThat(task.await(LONG)).isFalse();
        assertThat(diary.entries).containsExactly("failed unexpectedly with java.lang.IllegalStateException", "end");
    }

    @Test
    void counts_an_error_as_a_failure_and_passes_it_on() {
        fetch.breaks(new StackOverflowError());

        assertThatThrownBy(task::run).isInstanceOf(StackOverflowError.class);

        assertThat(task.await(LONG)).isFalse();
        assertThat(diary.entries).containsExactly("failed unexpectedly with java.lang.StackOverflowError", "end");
    }

    @Test
    void an_abort_releases_the_waiting_threads_even_if_the_fetch_continues() {
        try (Crowd crowd = new Crowd(2)) {
            ScriptedFetch.Hanging hanging = fetch.hangsWhateverIsDone();
            Future<?> run = crowd.one(() -> {
                task.run();
                return null;
            });
            Future<Boolean> waiter = crowd.one(() -> task.await(LONG));
            hanging.awaitBegin();

            task.abort();

            assertThat(Crowd.result(waiter)).isFalse();
            assertThat(diary.entries).containsExactly("did not complete in time");
            assertThat(hanging.hangs()).isTrue();
            hanging.release(KEYS);
            Crowd.result(run);
            assertThat(diary.entries).containsExactly("did not complete in time", "keys", "end");
            assertThat(task.await(LONG)).isTrue();
        }
    }

    @Test
    void reports_one_failure_only() {
        fetch.fails("responded with 500");

        task.abort();
        task.abort();
        task.run();
        task.abort();

        assertThat(diary.entries).containsExactly("did not complete in time", "end");
    }

    @Test
    void does_not_fail_after_it_has_returned_keys() {
        fetch.gives(KEYS);

        task.run();
        task.abort();

        assertThat(diary.entries).containsExactly("keys", "end");
        assertThat(task.await(LONG)).isTrue();
    }

    @Test
    void keys_that_arrive_at_the_time_limit_are_not_followed_by_a_failure() {
        try (Crowd crowd = new Crowd(2)) {
            fetch.gives(KEYS);
            for (int i = 0; i < 500; i++) {
                Diary each = new Diary();
                FetchTask racing = new FetchTask(fetch, each);
                Crowd.results(crowd.all(2, () -> {
                    if (each.first()) {
                        racing.run();
                    } else {
                        racing.abort();
                    }
                    return null;
                }));
                assertThat(each.entries.indexOf("did not complete in time")).isLessThan(each.entries.indexOf("keys"));
            }
        }
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_keeps_the_interrupt_status() {
        try (Crowd crowd = new Crowd(1)) {
            Future<Boolean> stayed = crowd.one(() -> {
                Thread.currentThread().interrupt();
                return !task.await(LONG) && Thread.currentThread().isInterrupted();
            });

            assertThat(Crowd.result(stayed)).isTrue();
        }
    }

    private static final class Diary implements FetchTask.FetchListener {
        final List<String> entries = new CopyOnWriteArrayList<>();
        private boolean taken;

        synchronized boolean first() {
            boolean first = !taken;
            taken = true;
            return first;
        }

        @Override
        public void succeeded(FetchedKeys keys) {
            entries.add("keys");
        }

        @Override
        public void failed(String why) {
            entries.add(why);
        }

        @Override
        public void ended() {
            entries.add("end");
        }
    }
}
