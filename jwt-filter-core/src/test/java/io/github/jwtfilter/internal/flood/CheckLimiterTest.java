package io.github.jwtfilter.internal.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckLimiterTest {
    @Test
    void no_more_permits_than_configured_are_given_at_the_same_time() {
        CheckLimiter limiter = new CheckLimiter(2, 0);

        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
        assertThat(limiter.await()).isFalse();

        limiter.release();
        assertThat(limiter.await()).isTrue();
        assertThat(limiter.available()).isZero();
    }

    @Test
    void fifty_threads_never_hold_more_than_three_permits() throws InterruptedException {
        CheckLimiter limiter = new CheckLimiter(3, TimeUnit.SECONDS.toNanos(30));
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        for (int t = 0; t < 50; t++) {
            threads.execute(() -> {
                for (int i = 0; i < 100; i++) {
                    if (limiter.tryAcquire() || limiter.await()) {
                        most.accumulateAndGet(held.incrementAndGet(), Math::max);
                        Thread.yield();
                        held.decrementAndGet();
                        done.incrementAndGet();
                        limiter.release();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(most.get()).isBetween(1, 3);
        assertThat(done).hasValue(5_000);
        assertThat(limiter.available()).isEqualTo(3);
    }

    @Test
    void a_waiting_thread_gets_a_released_permit() throws InterruptedException {
        CheckLimiter limiter = new CheckLimiter(1, TimeUnit.SECONDS.toNanos(30));
        assertThat(limiter.tryAcquire()).isTrue();
        CountDownLatch acquired = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            if (limiter.await()) {
                acquired.countDown();
            }
        });
        waiting.start();

        limiter.release();

        assertThat(acquired.await(30, TimeUnit.SECONDS)).isTrue();
        waiting.join();
    }

    @Test
    void at_most_64_threads_wait_at_the_same_time() throws InterruptedException {
        CheckLimiter limiter = new CheckLimiter(1, TimeUnit.HOURS.toNanos(1));
        assertThat(limiter.tryAcquire()).isTrue();
        AtomicInteger acquired = new AtomicInteger();
        CountDownLatch rejected = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CheckLimiter.MAX_WAITING + 1; i++) {
            Thread thread = new Thread(() -> {
                if (limiter.await()) {
                    acquired.incrementAndGet();
                    limiter.release();
                } else {
                    rejected.countDown();
                }
            });
            thread.start();
            threads.add(thread);
        }

        assertThat(rejected.await(30, TimeUnit.SECONDS)).isTrue();
        limiter.release();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(acquired).hasValue(64);
        assertThat(limiter.available()).isOne();
    }

    @Test
    void an_interrupted_thread_does_not_wait_and_stays_interrupted() throws InterruptedException {
        CheckLimiter limiter = new CheckLimiter(1, TimeUnit.HOURS.toNanos(1));
        assertThat(limiter.tryAcquire()).isTrue();
        AtomicInteger interrupted = new AtomicInteger();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            if (!limiter.await() && Thread.currentThread().isInterrupted()) {
                interrupted.incrementAndGet();
            }
        });
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(interrupted).hasValue(1);
        assertThat(limiter.available()).isZero();
    }
}
