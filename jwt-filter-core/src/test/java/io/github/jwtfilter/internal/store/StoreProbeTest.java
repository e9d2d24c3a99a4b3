package io.github.jwtfilter.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.background.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreProbeTest {
    private final AtomicLong nanos = new AtomicLong(1_000);
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Job> started = new ArrayList<>();
    private RuntimeException failure;
    private boolean threadsAvailable = true;
    private final StoreProbe probe = new StoreProbe(this::read, nanos::get);

    private void read() {
        reads.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    private void tickAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        probe.tick((name, job, limit) -> {
            if (threadsAvailable) {
                started.add(job);
            }
            return threadsAvailable;
        });
    }

    private void runStarted() {
        started.forEach(Job::run);
        started.clear();
    }

    @Test
    void a_store_counts_as_available_if_no_probe_was_started() {
        assertThat(probe.hasFailed()).isFalse();
        assertThat(reads).hasValue(0);
    }

    @Test
    void a_store_counts_as_failed_until_the_first_read_is_complete() {
        tickAfter(Duration.ZERO);
        assertThat(probe.hasFailed()).isTrue();

        runStarted();
        assertThat(probe.hasFailed()).isFalse();
    }

    @Test
    void the_store_is_read_every_five_seconds_and_never_twice_at_a_time() {
        tickAfter(Duration.ZERO);
        tickAfter(Duration.ofSeconds(6));
        assertThat(started).hasSize(1);
        runStarted();

        tickAfter(Duration.ZERO);
        runStarted();
        tickAfter(Duration.ofSeconds(5).minusNanos(1));
        runStarted();
        assertThat(reads).hasValue(2);
        tickAfter(Duration.ofNanos(1));
        runStarted();
        assertThat(reads).hasValue(3);
    }

    @Test
    void follows_the_results() {
        for (RuntimeException next : new RuntimeException[] {
            null, new StoreException("down"), null, new IllegalStateException("broken"), null
        }) {
            failure = next;
            tickAfter(Duration.ofSeconds(5));
            runStarted();
            assertThat(probe.hasFailed()).isEqualTo(next != null);
        }
    }

    @Test
    void a_read_that_is_aborted_counts_as_failed_until_the_next_one() {
        tickAfter(Duration.ZERO);
        runStarted();
        tickAfter(Duration.ofSeconds(5));
        assertThat(probe.hasFailed()).isFalse();

        started.get(0).abort();
        assertThat(probe.hasFailed()).isTrue();
        failure = new StoreException("interrupted");
        runStarted();
        assertThat(probe.hasFailed()).isTrue();

        failure = null;
        tickAfter(Duration.ofSeconds(5));
        runStarted();
        assertThat(probe.hasFailed()).isFalse();
    }

    @Test
    void a_missing_thread_is_no_failure_of_the_store() {
        threadsAvailable = false;
        tickAfter(Duration.ZERO);
        assertThat(probe.hasFailed()).isFalse();

        threadsAvailable = true;
        tickAfter(Duration.ofSeconds(5));
        runStarted();
        assertThat(reads).hasValue(1);
        failure = new StoreException("down");
        tickAfter(Duration.ofSeconds(5));
        runStarted();
        threadsAvailable = false;
        tickAfter(Duration.ofSeconds(5));
        assertThat(probe.hasFailed()).isTrue();
    }
}
