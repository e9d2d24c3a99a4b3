package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEstimateTest {
    private final UserEstimate users = new UserEstimate();

    @Test
    void nobody_and_one_user() {
        assertThat(users.estimate()).isZero();
        for (int i = 0; i < 1_000; i++) {
            users.add("alice");
        }
        assertThat(users.estimate()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 50_000, 200_000})
    void many_users_are_counted_approximately(int count) {
        for (int i = 0; i < count; i++) {
            users.add("user-" + i + "@example.com");
        }
        assertThat((double) users.estimate()).isCloseTo(count, within(Math.max(1, count * 0.05)));
    }

    @Test
    void any_number_of_users_has_an_estimate() {
        for (int i = 0; i < 5_000_000; i++) {
            users.add(Integer.toString(i));
        }
        assertThat(users.estimate()).isBetween(500_000L, 800_000L);
    }
}
