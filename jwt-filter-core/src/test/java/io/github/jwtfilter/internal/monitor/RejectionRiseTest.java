package io.github.jwtfilter.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RejectionRiseTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int FACTOR = 10;

    private long now = Long.MAX_VALUE - 3 * MINUTE; // overflows during the tests
    private final RejectionRise counts = new RejectionRise(now);

    @Test
    void ten_times_the_average_of_the_minutes_before_raises_an_alert() {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(count(5)).isNull();
            now += MINUTE;
        }
        assertThat(count(49)).isNull();

        RejectionRise.Rise rise = count(1);

        assertThat(rise).isNotNull();
        assertThat(rise.count).isEqualTo(50);
        assertThat(rise.average).isEqualTo(5);
        assertThat(rise.minutes).isEqualTo(10);
    }

    @Test
    void there_is_one_alert_a_minute_also_across_the_limit_of_a_minute() {
        now += 10 * MINUTE + MINUTE - 1;
        assertThat(count(19)).isNull();
        assertThat(count(1)).isNotNull();
        assertThat(count(1_000)).isNull();
        now += 1;

        assertThat(count(100_000)).isNull();
        now += MINUTE - 2;
        assertThat(count(1)).isNull();
        now += 1;
        assertThat(count(1)).isNotNull();
    }

    @Test
    void fewer_than_twenty_are_no_rise_and_an_average_below_one_counts_as_one() {
        now += 10 * MINUTE;

        assertThat(count(19)).isNull();
        assertThat(count(1)).isNotNull();

        RejectionRise other = new RejectionRise(now);
        now += 10 * MINUTE;
        for (int i = 0; i < 99; i++) {
            assertThat(other.count(100, now)).isNull();
        }
        assertThat(other.count(100, now)).isNotNull();
    }

    @Test
    void there_is_no_alert_in_the_first_five_minutes() {
        for (int minute = 0; minute < 5; minute++) {
            assertThat(count(minute == 4 ? 100_000 : 1)).isNull();
            now += MINUTE;
        }

        assertThat(count(20)).isNull();
    }

    @Test
    void the_average_of_a_short_history_is_that_of_its_minutes() {
        for (int minute = 0; minute < 5; minute++) {
            count(4);
            now += MINUTE;
        }
        assertThat(count(39)).isNull();

        RejectionRise.Rise rise = count(1);

        assertThat(rise).isNotNull();
        assertThat(rise.average).isEqualTo(4);
        assertThat(rise.minutes).isEqualTo(5);
    }

    @Test
    void minutes_before_the_last_ten_are_forgotten() {
        count(100_000);
        now += 11 * MINUTE;

        assertThat(count(19)).isNull();
        assertThat(count(1)).isNotNull();
    }

    @Test
    void minutes_without_rejections_count() {
        now += 10 * MINUTE;
        count(10);
        now += 7 * MINUTE;
        count(10);
        now += MINUTE;

        assertThat(count(19)).isNull();
        RejectionRise.Rise rise = count(1);

        assertThat(rise).isNotNull();
        assertThat(rise.average).isEqualTo(2);
    }

    @Test
    void a_constant_rate_is_no_rise() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(count(10_000)).isNull();
            now += MINUTE;
        }
    }

    @Test
    void a_clock_that_goes_back_changes_nothing() {
        now += 10 * MINUTE;
        count(10);
        now -= 30 * MINUTE;

        assertThat(count(9)).isNull();
        assertThat(count(1)).isNotNull();
    }

    /** Returns the result of the last of these rejections; none before it raises an alert. */
    private RejectionRise.Rise count(int rejections) {
        for (int i = 1; i < rejections; i++) {
            RejectionRise.Rise rise = counts.count(FACTOR, now);
            if (rise != null) {
                return rise;
            }
        }
        return counts.count(FACTOR, now);
    }
}
