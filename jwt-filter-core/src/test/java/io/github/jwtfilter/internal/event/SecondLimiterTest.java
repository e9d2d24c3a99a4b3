package io.github.jwtfilter.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final SecondLimiter limiter = new SecondLimiter(100, nanos::get);

    private int acquired(int attempts) {
        int acquired = 0;
        for (int i = 0; i < attempts; i++) {
            acquired += limiter.tryAcquire() ? 1 : 0;
        }
        return acquired;
    }

    /** A monotonic clock may start anywhere, also below zero. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND - 1, 12345 * SECOND + 7, Long.MIN_VALUE / 2})
    void permits_the_limit_in_each_second(long start) {
        nanos.set(start);
        assertThat(acquired(1000)).isEqualTo(100);
        nanos.addAndGet(SECOND);
        assertThat(acquired(40)).isEqualTo(40);
        assertThat(acquired(1000)).isEqualTo(60);
        nanos.addAndGet(10 * SECOND);
        assertThat(acquired(1000)).isEqualTo(100);
    }

    @Test
    void permits_the_limit_to_all_threads_together() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> acquired(1000));
            }
            int total = 0;
            for (Future<Integer> each : threads.invokeAll(calls)) {
                total += each.get();
            }
            assertThat(total).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
    }
}
