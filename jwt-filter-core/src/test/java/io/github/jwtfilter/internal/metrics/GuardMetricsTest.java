package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardMetricsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final GuardMetrics metrics = new GuardMetrics(nanos::get);

    @Test
    void counts_each_outcome_and_reason_separately() {
        DecisionCounters counters = metrics.decisions(false);
        for (Outcome outcome : Outcome.values()) {
            repeat(outcome.ordinal() + 1, () -> counters.count(outcome));
        }
        for (RejectionReason reason : RejectionReason.values()) {
            repeat(reason.ordinal() + 1, () -> counters.countRejection(reason));
        }

        for (Outcome outcome : Outcome.values()) {
            assertThat(counters.total(outcome)).isEqualTo(outcome.ordinal() + 1);
            assertThat(metrics.decisions(true).total(outcome)).isZero();
        }
        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(counters.rejections(reason)).isEqualTo(reason.ordinal() + 1);
            assertThat(metrics.decisions(true).rejections(reason)).isZero();
        }
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    @Test
    void measures_a_decision_with_the_given_clock() {
        nanos.set(1_000);
        long start = metrics.start();
        nanos.set(21_000);
        metrics.end(start);

        assertThat(metrics.durations().totalNanos()).isEqualTo(20_000);
        assertThat(metrics.durations().cumulativeCounts()).startsWith(0, 1).endsWith(1);
    }

    @Test
    void concurrent_counting_loses_nothing() throws Exception {
        int threads = 8;
        int each = 50_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                start.countDown();
                start.await();
                for (int n = 0; n < each; n++) {
                    metrics.decisions(false).count(Outcome.AUTHENTICATED);
                    metrics.decisions(n % 2 == 0).countRejection(RejectionReason.EXPIRED);
                    metrics.end(metrics.start() - n);
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get(3, TimeUnit.MINUTES);
        }
        pool.shutdownNow();

        long total = (long) threads * each;
        assertThat(metrics.decisions(false).total(Outcome.AUTHENTICATED)).isEqualTo(total);
        assertThat(metrics.decisions(false).rejections(RejectionReason.EXPIRED)).isEqualTo(total / 2);
        assertThat(metrics.decisions(true).rejections(RejectionReason.EXPIRED)).isEqualTo(total / 2);
        assertThat(metrics.durations().count()).isEqualTo(total);
        assertThat(metrics.durations().totalNanos()).isEqualTo(threads * ((long) each * (each - 1) / 2));
    }
}
