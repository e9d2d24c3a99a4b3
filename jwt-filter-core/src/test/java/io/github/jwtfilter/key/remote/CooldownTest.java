package io.github.jwtfilter.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CooldownTest {
    private final Cooldown cooldown = new Cooldown();

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 15_000_000_000L, -1})
    void lets_one_pass_every_thirty_seconds(long start) {
        assertThat(cooldown.take(start)).isTrue();
        assertThat(cooldown.take(start)).isFalse();
        assertThat(cooldown.take(start + 29_999_999_999L)).isFalse();
        assertThat(cooldown.take(start + 30_000_000_000L)).isTrue();
        assertThat(cooldown.take(start + 59_999_999_999L)).isFalse();
        assertThat(cooldown.take(start + 60_000_000_000L)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void is_not_drawn_out_by_those_who_are_refused(long start) {
        cooldown.take(start);
        for (long second = 1; second < 30; second++) {
            assertThat(cooldown.take(start + second * 1_000_000_000)).isFalse();
        }

        assertThat(cooldown.take(start + 30_000_000_000L)).isTrue();
    }
}
