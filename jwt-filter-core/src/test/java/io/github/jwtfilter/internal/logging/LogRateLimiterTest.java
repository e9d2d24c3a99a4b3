package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** Close to the overflow of {@code System.nanoTime()}, which may occur at any time. */
    private long now = Long.MAX_VALUE - 10;

    private final LogRateLimiter rateLimiter = new LogRateLimiter(2, () -> now);

    @Test
    void permits_the_limit_and_counts_the_suppressed_lines() {
        assertThat(rateLimiter.tryAcquire()).isTrue();
        assertThat(rateLimiter.tryAcquire()).isTrue();
        assertThat(rateLimiter.tryAcquire()).isFalse();
        assertThat(rateLimiter.tryAcquire()).isFalse();
        assertThat(rateLimiter.takeSuppressed()).isEqualTo(2);
        assertThat(rateLimiter.takeSuppressed()).isZero();
    }

    @Test
    void is_exhausted_until_the_end_of_the_minute() {
        useUp();

        now += MINUTE - 1;

        assertThat(rateLimiter.tryAcquire()).isFalse();
    }

    @Test
    void is_full_again_after_a_minute() {
        useUp();

        now += MINUTE;

        assertThat(rateLimiter.tryAcquire()).isTrue();
        assertThat(rateLimiter.tryAcquire()).isTrue();
        assertThat(rateLimiter.tryAcquire()).isFalse();
    }

    @Test
    void does_not_save_lines_for_later() {
        now += 5 * MINUTE;

        useUp();

        assertThat(rateLimiter.tryAcquire()).isFalse();
    }

    private void useUp() {
        rateLimiter.tryAcquire();
        rateLimiter.tryAcquire();
    }
}
