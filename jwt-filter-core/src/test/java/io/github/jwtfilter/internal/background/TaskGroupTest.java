package io.github.jwtfilter.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskGroupTest {
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));
    private final TaskGroup group = new TaskGroup(scheduler);
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @AfterEach
    void end() {
        scheduler.close();
    }

    @Test
    void the_tasks_of_a_closed_group_end_and_the_others_continue() {
        scheduler.eachTick(others::incrementAndGet);
        group.eachTick(runs::incrementAndGet);
        group.start();
        Await.until("the task has run", () -> runs.get() > 0);

        group.close();
        int next = others.get() + 2; // a round that has begun may include the task
        Await.until("the next round has run", () -> others.get() >= next);
        int last = runs.get();
        int later = others.get() + 5;
        Await.until("more rounds have run", () -> others.get() >= later);

        assertThat(runs).hasValue(last);
    }

    @Test
    void a_closed_group_accepts_no_task() {
        group.close();
        group.eachTick(runs::incrementAndGet);
        scheduler.eachTick(others::incrementAndGet);
        scheduler.start();
        Await.until("rounds have run", () -> others.get() > 5);

        assertThat(runs).hasValue(0);
    }

    @Test
    void jobs_run_after_the_end_of_the_group_since_requests_may_wait_for_them() throws Exception {
        group.close();
        LatchedJob job = new LatchedJob();

        assertThat(group.run("jwt-filter-test", job, Duration.ofHours(1))).isTrue();
        assertThat(job.awaitStart().isAlive()).isTrue();
    }
}
