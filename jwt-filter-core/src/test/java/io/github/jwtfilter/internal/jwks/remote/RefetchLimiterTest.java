package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefetchLimiterTest {
    private final RefetchLimiter limiter = new RefetchLimiter();

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 15_000_000_000L, -1})
    void permits_one_fetch_every_thirty_seconds(long start) {
        assertThat(limiter.tryAcquire(start)).isTrue();
        assertThat(limiter.tryAcquire(start)).isFalse();
        assertThat(limiter.tryAcquire(start + 29_999_999_999L)).isFalse();
        assertThat(limiter.tryAcquire(start + 30_000_000_000L)).isTrue();
        assertThat(limiter.tryAcquire(start + 59_999_999_999L)).isFalse();
        assertThat(limiter.tryAcquire(start + 60_000_000_000L)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void rejected_attempts_do_not_prolong_the_period(long start) {
        limiter.tryAcquire(start);
        for (long second = 1; second < 30; second++) {
            assertThat(limiter.tryAcquire(after(start, second))).isFalse();
        }

        assertThat(limiter.tryAcquire(after(start, 30))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE, Long.MAX_VALUE - 3_000_000_000L})
    void permits_a_second_fetch_after_one_that_changed_the_keys_and_never_a_third(long start) {
        limiter.tryAcquire(start);
        limiter.complete(true, after(start, 1));

        assertThat(limiter.tryAcquire(after(start, 2))).isTrue();
        limiter.complete(true, after(start, 3));

        assertThat(limiter.tryAcquire(after(start, 4))).isFalse();
        assertThat(limiter.tryAcquire(after(start, 31))).isFalse();
        assertThat(limiter.tryAcquire(after(start, 32))).isTrue();
        limiter.complete(true, after(start, 33));
        assertThat(limiter.tryAcquire(after(start, 34))).isTrue();
        assertThat(limiter.tryAcquire(after(start, 35))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void permits_no_second_fetch_after_one_that_changed_nothing(long start) {
        limiter.complete(true, start);
        limiter.tryAcquire(after(start, 1));
        limiter.complete(false, after(start, 2));

        assertThat(limiter.tryAcquire(after(start, 3))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE, Long.MAX_VALUE - 40_000_000_000L})
    void keys_may_have_changed_again_until_the_next_fetch_is_permitted(long start) {
        limiter.tryAcquire(start);
        assertThat(limiter.followsChange(after(start, 1))).isFalse();

        limiter.complete(true, after(start, 1));
        limiter.tryAcquire(after(start, 20));
        limiter.complete(false, after(start, 21));

        assertThat(limiter.followsChange(after(start, 49))).isTrue();
        assertThat(limiter.tryAcquire(after(start, 49))).isFalse();
        assertThat(limiter.tryAcquire(after(start, 50))).isTrue();
        assertThat(limiter.followsChange(after(start, 50))).isFalse();
    }

    private static long after(long start, long seconds) {
        return start + TimeUnit.SECONDS.toNanos(seconds);
    }
}
