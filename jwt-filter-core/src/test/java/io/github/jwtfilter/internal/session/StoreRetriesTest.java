package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bounds of repeated writes: their number, their time and their threads. */
class StoreRetriesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();

    private StoreRetries retries(RefreshPolicy.Pause pause) {
        return new StoreRetries(new RefreshPolicy(
                login -> {
                    throw new AssertionError();
                },
                Duration.ZERO,
                Duration.ZERO,
                nanos::get,
                pause));
    }

    private void assertFails(StoreRetries retries, Duration call, int expectedCalls) {
        calls.set(0);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> retries.call(() -> {
                    nanos.addAndGet(call.toNanos());
                    throw new StoreException("call " + calls.incrementAndGet());
                }))
                .withMessage("call " + expectedCalls);
    }

    @Test
    void calls_the_store_four_times_within_a_second_and_a_half() {
        AtomicLong paused = new AtomicLong();

        assertFails(retries(paused::addAndGet), Duration.ZERO, 4);
        assertThat(paused).hasValue(1_500);
    }

    @Test
    void starts_no_call_after_three_seconds() {
        RefreshPolicy.Pause pause = millis -> nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));

        assertFails(retries(pause), Duration.ofSeconds(1), 3);
        assertFails(retries(pause), Duration.ofSeconds(3), 1);
    }

    @Test
    void repeats_no_call_after_another_exception() {
        assertThatIllegalStateException()
                .isThrownBy(() -> retries(millis -> {}).call(() -> {
                    throw new IllegalStateException("call " + calls.incrementAndGet());
                }));
        assertThat(calls).hasValue(1);
    }

    @Test
    void an_interrupted_thread_does_not_pause() throws Exception {
        List<Boolean> interrupted = ConcurrentCalls.run(1, i -> () -> {
            Thread.currentThread().interrupt();
            assertFails(retries(Thread::sleep), Duration.ZERO, 1);
            return Thread.interrupted();
        });

        assertThat(interrupted).containsExactly(true);
    }

    @Test
    void limits_the_number_of_threads_that_pause() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger pausing = new AtomicInteger();
        StoreRetries retries = retries(millis -> {
            pausing.incrementAndGet();
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
        });

        List<Integer> counts = ConcurrentCalls.run(StoreRetries.MAX_THREADS + 1, i -> () -> {
            AtomicInteger count = new AtomicInteger();
            boolean last = i == StoreRetries.MAX_THREADS;
            if (last) {
                Await.until("the others pause", () -> pausing.get() == StoreRetries.MAX_THREADS);
            }
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> retries.call(() -> {
                        throw new StoreException("call " + count.incrementAndGet());
                    }));
            if (last) {
                end.countDown();
            }
            return count.get();
        });

        assertThat(counts.subList(0, StoreRetries.MAX_THREADS)).containsOnly(4);
        assertThat(counts.get(StoreRetries.MAX_THREADS)).isEqualTo(1);
    }
}
