package io.github.jwtfilter.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownOrderTest {
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofDays(1));
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch aborted = new CountDownLatch(1);

    @Test
    void a_task_that_still_runs_does_not_see_jobs_fail_because_of_the_end() throws Exception {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        scheduler.eachTick(() -> {
            begun.countDown();
            awaitInterrupt();
            seen.complete(isAbortedSoon());
        });
        scheduler.start();
        scheduler.run("test-job", new Waiting(), Duration.ofHours(1));
        assertThat(begun.await(3, TimeUnit.MINUTES)).isTrue();

        scheduler.close();

        assertThat(seen.get(3, TimeUnit.MINUTES)).isFalse();
        assertThat(aborted.getCount()).isZero();
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The interrupt ends the wait.
        }
    }

    private boolean isAbortedSoon() {
        try {
            return aborted.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Waiting implements Job {
        @Override
        public void run() {
            begun.countDown();
            awaitInterrupt();
        }

        @Override
        public void abort() {
            aborted.countDown();
        }
    }
}
