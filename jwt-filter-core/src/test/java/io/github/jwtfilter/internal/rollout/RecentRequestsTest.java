package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentRequestsTest {
    private final RecentRequests recent = new RecentRequests();

    @Test
    void all_requests_are_recent_on_the_first_day() {
        for (int hour = 1; hour < 24; hour++) {
            recent.hourPassed(100L * hour);
        }
        assertThat(recent.of(2_350)).isEqualTo(2_350);
    }

    @Test
    void older_requests_do_not_count() {
        for (int hour = 1; hour <= 30; hour++) {
            recent.hourPassed(100L * hour);
        }
        assertThat(recent.of(3_050)).as("since the hour 7").isEqualTo(3_050 - 700);
        for (int hour = 0; hour < 24; hour++) {
            recent.hourPassed(3_050);
        }
        assertThat(recent.of(3_050)).isZero();
        assertThat(recent.of(3_051)).isEqualTo(1);
    }
}
