package io.github.jwtfilter.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A container searches for threads of an application immediately after {@code destroy()} has returned. */
class SchedulerCloseTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ROUNDS = 300;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));

    @AfterEach
    void end() {
        scheduler.close();
    }

    @Test
    void no_thread_of_the_rounds_is_alive_when_close_returns() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            startRounds();

            scheduler.close();

            assertThat(alive()).as("round %d", i).isEmpty();
            anew();
        }
    }

    @Test
    void no_thread_of_a_job_that_is_about_to_end_is_alive_when_close_returns() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            CountDownLatch done = new CountDownLatch(1);
            scheduler.run("jwt-filter-test", job(done::countDown), HOUR);
            LatchedJob.await(done);

            scheduler.close();

            assertThat(alive()).as("round %d", i).isEmpty();
            anew();
        }
    }

    @Test
    void no_thread_of_an_aborted_job_is_alive_when_close_returns() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            LatchedJob job = new LatchedJob();
            scheduler.run("jwt-filter-test", job, HOUR);
            Thread thread = job.awaitStart();

            scheduler.close();

            assertThat(thread.isAlive()).as("round %d", i).isFalse();
            anew();
        }
    }

    @Test
    void close_waits_although_the_caller_is_interrupted() throws Exception {
        startRounds();
        LatchedJob job = new LatchedJob();
        scheduler.run("jwt-filter-test", job, HOUR);
        threads.add(job.awaitStart());

        Thread.currentThread().interrupt();
        scheduler.close();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(alive()).isEmpty();
    }

    @Test
    void a_task_may_close_and_does_not_wait_for_itself() throws Exception {
        LatchedJob job = new LatchedJob();
        scheduler.run("jwt-filter-test", job, HOUR);
        Thread other = job.awaitStart();
        CompletableFuture<Boolean> otherAlive = new CompletableFuture<>();
        scheduler.eachTick(() -> {
            threads.add(Thread.currentThread());
            scheduler.close();
            otherAlive.complete(other.isAlive());
        });
        scheduler.start();

        assertThat(otherAlive.get(LatchedJob.LIMIT_SECONDS, TimeUnit.SECONDS)).isFalse();
        scheduler.close();
        assertThat(alive()).isEmpty();
    }

    @Test
    void close_returns_to_each_of_several_callers_without_a_live_thread() throws Exception {
        for (int i = 0; i < ROUNDS / 10; i++) {
            startRounds();
            List<CompletableFuture<Void>> closed = new ArrayList<>();
            for (int caller = 0; caller < 3; caller++) {
                closed.add(CompletableFuture.runAsync(() -> {
                    scheduler.close();
                    assertThat(alive()).isEmpty();
                }));
            }
            for (CompletableFuture<Void> each : closed) {
                each.get(LatchedJob.LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            anew();
        }
    }

    private void startRounds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        scheduler.eachTick(() -> {
            threads.add(Thread.currentThread());
            begun.countDown();
        });
        scheduler.start();
        LatchedJob.await(begun);
    }

    private void anew() {
        threads.clear();
        scheduler = new BackgroundScheduler(Duration.ofMillis(1));
    }

    private List<Thread> alive() {
        return threads.stream().filter(Thread::isAlive).toList();
    }

    private Job job(Runnable work) {
        return new Job() {
            @Override
            public void run() {
                threads.add(Thread.currentThread());
                work.run();
            }

            @Override
            public void abort() {}
        };
    }
}
