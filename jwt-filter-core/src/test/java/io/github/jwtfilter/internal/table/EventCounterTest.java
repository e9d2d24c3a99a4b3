package io.github.jwtfilter.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows during the tests
    private final EventCounter counter = new EventCounter(new Rate(2, Duration.ofMinutes(1)), nanos::get);

    @Test
    void the_first_event_beyond_the_rate_is_reported_once_in_a_period() {
        assertThat(counter.count("a")).isFalse();
        assertThat(counter.count("a")).isFalse();
        assertThat(counter.count("b")).isFalse();

        assertThat(counter.count("a")).isTrue();

        for (int i = 0; i < 1_000; i++) {
            assertThat(counter.count("a")).isFalse();
        }
    }

    @Test
    void a_new_period_starts_with_the_first_event_after_the_end_of_the_last_one() {
        for (int i = 0; i < 3; i++) {
            counter.count("a");
        }
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());

        assertThat(counter.count("a")).isFalse();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(counter.count("a")).isFalse();
        assertThat(counter.count("a")).isTrue();
    }

    @Test
    void a_rate_of_zero_reports_the_first_event() {
        EventCounter one = new EventCounter(new Rate(0, Duration.ofSeconds(10)), nanos::get);

        assertThat(one.count("a")).isTrue();
        assertThat(one.count("a")).isFalse();
        assertThat(one.count("b")).isTrue();
    }
}
