package io.github.jwtfilter.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.LoggedLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundSchedulerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final LoggedLines lines = LoggedLines.of(BackgroundScheduler.class);
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1), "/scheduled");

    @AfterEach
    void end() {
        scheduler.close();
        lines.close();
    }

    @Test
    void starts_no_thread_without_tasks() {
        assertThat(started()).isEmpty();
        scheduler.start();
        assertThat(started()).isEmpty();
        scheduler.eachTick(() -> {});
        assertThat(started()).isEmpty();
    }

    @Test
    void runs_periodic_tasks_in_a_named_daemon() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        AtomicReference<Thread> thread = new AtomicReference<>();
        scheduler.eachTick(() -> {
            thread.set(Thread.currentThread());
            three.countDown();
        });
        scheduler.start();
        LatchedJob.await(three);

        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("jwt-filter-background");
    }

    @Test
    void a_second_start_has_no_effect() throws Exception {
        CountDownLatch rounds = new CountDownLatch(5);
        scheduler.eachTick(rounds::countDown);
        scheduler.start();
        scheduler.start();
        LatchedJob.await(rounds);

        assertThat(started()).hasSize(1);
    }

    @Test
    void a_failing_task_stops_neither_the_scheduler_nor_the_next_task() throws Exception {
        CountDownLatch next = new CountDownLatch(5);
        AtomicInteger calls = new AtomicInteger();
        scheduler.eachTick(() -> {
            if (calls.incrementAndGet() % 2 == 0) {
                throw new NoClassDefFoundError("a class that went with its class loader");
            }
            throw new IllegalStateException("broken");
        });
        scheduler.eachTick(next::countDown);
        scheduler.start();
        LatchedJob.await(next);

        assertThat(calls).hasValueGreaterThanOrEqualTo(5);
        assertThat(lines.only())
                .startsWith("SEVERE Application /scheduled: A background task failed; its schedule continues")
                .contains("broken");
    }

    @Test
    void a_failure_is_reported_again_after_a_success() throws Exception {
        CountDownLatch done = new CountDownLatch(4);
        AtomicInteger calls = new AtomicInteger();
        scheduler.eachTick(() -> {
            done.countDown();
            if (calls.incrementAndGet() % 2 == 1 && calls.get() < 4) {
                throw new IllegalStateException("broken");
            }
        });
        scheduler.start();
        LatchedJob.await(done);

        assertThat(lines.all()).hasSize(2);
    }

    @Test
    void runs_a_deferred_task_once_without_a_start() throws Exception {
        CountDownLatch once = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        scheduler.soon(() -> {
            calls.incrementAndGet();
            once.countDown();
        });
        LatchedJob.await(once);

        assertThat(calls).hasValue(1);
    }

    @Test
    void the_thread_ends_without_tasks() throws Exception {
        CountDownLatch once = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        scheduler.soon(() -> {
            thread.set(Thread.currentThread());
            once.countDown();
        });
        LatchedJob.await(once);

        join(thread.get());
        assertThat(started()).isEmpty();
    }

    @Test
    void a_failing_deferred_task_is_reported() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        scheduler.soon(() -> {
            throw new IllegalStateException("broken");
        });
        scheduler.soon(next::countDown);
        LatchedJob.await(next);

        assertThat(lines.all()).singleElement().asString().contains("A background task failed");
    }

    @Test
    void close_discards_deferred_tasks() {
        AtomicInteger calls = new AtomicInteger();
        BackgroundScheduler slow = new BackgroundScheduler(HOUR);
        slow.soon(calls::incrementAndGet);
        slow.close();
        slow.soon(calls::incrementAndGet);

        assertThat(calls).hasValue(0);
    }

    @Test
    void runs_each_job_in_its_own_named_daemon() throws Exception {
        LatchedJob job = new LatchedJob();

        assertThat(scheduler.run("jwt-filter-test", job, HOUR)).isTrue();

        assertThat(job.awaitStart().isDaemon()).isTrue();
        assertThat(job.awaitStart().getName()).isEqualTo("jwt-filter-test");
    }

    @Test
    void a_job_that_ends_in_time_is_never_aborted() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicInteger aborts = new AtomicInteger();
        AtomicReference<Thread> thread = new AtomicReference<>();
        scheduler.run("jwt-filter-test", job(() -> thread.set(Thread.currentThread()), aborts, ran), HOUR);
        LatchedJob.await(ran);
        join(thread.get());
        scheduler.close();

        assertThat(aborts).hasValue(0);
    }

    @Test
    void a_job_is_aborted_and_interrupted_at_its_limit() throws Exception {
        LatchedJob job = new LatchedJob();
        scheduler.run("jwt-filter-test", job, Duration.ofMillis(1));

        assertThat(job.awaitInterrupt()).isTrue();
        assertThat(job.aborts).hasValue(1);
    }

    @Test
    void a_job_whose_abort_fails_is_interrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        scheduler.run("jwt-filter-test", new StubbornJob(interrupted), Duration.ofMillis(1));

        LatchedJob.await(interrupted);
        scheduler.close();
        assertThat(lines.all()).isNotEmpty().allMatch(line -> line.contains("jwt-filter-test could not be stopped"));
    }

    @Test
    void a_failing_job_is_reported() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        scheduler.run(
                "jwt-filter-test",
                job(
                        () -> {
                            thread.set(Thread.currentThread());
                            throw new StackOverflowError("too deep");
                        },
                        new AtomicInteger(),
                        ran),
                HOUR);
        LatchedJob.await(ran);
        join(thread.get());

        assertThat(lines.only())
                .startsWith("SEVERE Application /scheduled: The thread jwt-filter-test failed")
                .contains("too deep");
    }

    @Test
    void close_aborts_running_jobs_and_ends_all_threads() throws Exception {
        scheduler.eachTick(() -> {});
        scheduler.start();
        LatchedJob one = new LatchedJob();
        LatchedJob two = new LatchedJob();
        scheduler.run("jwt-filter-one", one, HOUR);
        scheduler.run("jwt-filter-two", two, HOUR);
        Thread first = one.awaitStart();
        Thread second = two.awaitStart();

        scheduler.close();

        assertThat(one.awaitInterrupt()).isTrue();
        assertThat(two.awaitInterrupt()).isTrue();
        assertThat(one.aborts).hasValue(1);
        join(first);
        join(second);
        for (Thread thread : started()) {
            join(thread);
        }
        assertThat(started()).isEmpty();
    }

    @Test
    void close_does_not_wait_for_a_job_that_does_not_end() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        AtomicBoolean closedFirst = new AtomicBoolean();
        scheduler.run("jwt-filter-test", job(() -> awaitUninterruptibly(release), new AtomicInteger(), ran), HOUR);

        scheduler.close();
        closedFirst.set(ran.getCount() == 1);
        release.countDown();
        LatchedJob.await(ran);

        assertThat(closedFirst).isTrue();
    }

    @Test
    void no_task_runs_after_close() {
        AtomicInteger calls = new AtomicInteger();
        scheduler.eachTick(calls::incrementAndGet);
        scheduler.close();
        scheduler.start();

        assertThat(scheduler.run("jwt-filter-test", new LatchedJob(), HOUR)).isFalse();
        assertThat(started()).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void no_round_begins_after_its_end() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(3);
        scheduler.eachTick(() -> {
            calls.incrementAndGet();
            some.countDown();
        });
        scheduler.start();
        LatchedJob.await(some);
        scheduler.close();
        for (Thread thread : started()) {
            join(thread);
        }

        int last = calls.get();
        scheduler.start();
        assertThat(started()).isEmpty();
        assertThat(calls).hasValue(last);
    }

    @Test
    void close_may_be_called_twice() {
        scheduler.close();
        scheduler.close();

        assertThat(started()).isEmpty();
    }

    @Test
    void a_job_may_call_close() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        LatchedJob other = new LatchedJob();
        scheduler.run("jwt-filter-other", other, HOUR);
        other.awaitStart();
        scheduler.run(
                "jwt-filter-test",
                job(
                        () -> {
                            scheduler.close();
                            interrupted.set(Thread.currentThread().isInterrupted());
                        },
                        new AtomicInteger(),
                        ran),
                HOUR);
        LatchedJob.await(ran);

        assertThat(interrupted).as("it goes on undisturbed").isFalse();
        assertThat(other.awaitInterrupt()).isTrue();
    }

    @Test
    void close_in_an_interrupted_thread_ends_the_jobs_and_keeps_the_interrupt_status() throws Exception {
        LatchedJob job = new LatchedJob();
        scheduler.run("jwt-filter-test", job, HOUR);
        job.awaitStart();

        Thread.currentThread().interrupt();
        scheduler.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(job.awaitInterrupt()).isTrue();
    }

    @Test
    void lines_name_the_application() throws Exception {
        CountDownLatch failed = new CountDownLatch(2);
        try (BackgroundScheduler ofShop = new BackgroundScheduler(Duration.ofMillis(1), "/shop")) {
            ofShop.eachTick(() -> {
                failed.countDown();
                throw new IllegalStateException("broken");
            });
            ofShop.start();
            LatchedJob.await(failed);
        }

        assertThat(lines.only())
                .startsWith("SEVERE Application /shop: A background task failed; its schedule continues");
    }

    /** A job may wait for a resource that another job holds. */
    @Test
    void several_end_together() throws Exception {
        CountDownLatch secondAborted = new CountDownLatch(1);
        AtomicReference<Thread> first = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        scheduler.run(
                "jwt-filter-first",
                job(
                        () -> {
                            first.set(Thread.currentThread());
                            running.countDown();
                            awaitUninterruptibly(secondAborted);
                        },
                        new AtomicInteger(),
                        new CountDownLatch(1)),
                HOUR);
        BackgroundScheduler other = new BackgroundScheduler(HOUR, "/scheduled");
        other.run("jwt-filter-second", new AbortableJob(secondAborted::countDown), HOUR);
        LatchedJob.await(running);

        BackgroundScheduler.closeAll(List.of(scheduler, other));

        join(first.get());
        assertThat(started()).isEmpty();
    }

    @Test
    void a_scheduler_that_fails_to_close_does_not_prevent_the_close_of_others() throws Exception {
        scheduler.run(
                "jwt-filter-broken",
                new AbortableJob(() -> {
                    throw new NoClassDefFoundError("a class that went with its class loader");
                }),
                HOUR);
        LatchedJob job = new LatchedJob();
        BackgroundScheduler other = new BackgroundScheduler(HOUR, "/scheduled");
        other.run("jwt-filter-test", job, HOUR);
        job.awaitStart();

        BackgroundScheduler.closeAll(List.of(scheduler, other));

        assertThat(job.awaitInterrupt()).isTrue();
        for (Thread thread : started()) {
            join(thread);
        }
        assertThat(lines.all()).anyMatch(line -> line.contains("jwt-filter-broken could not be stopped"));
    }

    private static Job job(Runnable work, AtomicInteger aborts, CountDownLatch ran) {
        return new Job() {
            @Override
            public void run() {
                try {
                    work.run();
                } finally {
                    ran.countDown();
                }
            }

            @Override
            public void abort() {
                aborts.incrementAndGet();
            }
        };
    }

    /** Waits without reacting to interrupts, as a system call does. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                waiting = !latch.await(LatchedJob.LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // Ignored: the loop continues to wait.
            }
        }
    }

    private static void join(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(LatchedJob.LIMIT_SECONDS));
        assertThat(thread.isAlive()).isFalse();
    }

    /** Returns the running threads of this test; guards of other tests may have threads of their own. */
    private static Set<Thread> started() {
        return ApplicationThreads.of("/scheduled");
    }

    /** A job that runs until it is interrupted. */
    private record AbortableJob(Runnable abortion) implements Job {
        @Override
        public void run() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void abort() {
            abortion.run();
        }
    }

    private record StubbornJob(CountDownLatch interrupted) implements Job {
        @Override
        public void run() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }

        @Override
        public void abort() {
            throw new IllegalStateException("broken");
        }
    }
}
