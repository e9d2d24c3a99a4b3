package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshScheduleTest {
    private static final Duration LONG = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, PT1M",
        "-1, PT1M",
        "0, PT1M",
        "59, PT1M",
        "60, PT1M",
        "61, PT1M1S",
        "3599, PT59M59S",
        "3600, PT1H",
        "3601, PT1H",
        "315360000, PT1H",
        "9223372036854775807, PT1H"
    })
    void limits_the_lifetime_from_the_issuer_to_a_minute_and_an_hour(long maxAgeSeconds, Duration lifetime) {
        assertThat(afterSuccess(plan(0), OptionalLong.of(maxAgeSeconds))).isEqualTo(lifetime);
    }

    @Test
    void uses_five_minutes_without_a_lifetime_from_the_issuer() {
        assertThat(afterSuccess(plan(0), OptionalLong.empty())).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 120, Long.MAX_VALUE})
    void the_setting_takes_precedence_over_the_issuer(long maxAgeSeconds) {
        RefreshSchedule fixed = new RefreshSchedule(Optional.of(Duration.ofMinutes(17)), () -> 0);

        assertThat(afterSuccess(fixed, OptionalLong.of(maxAgeSeconds))).isEqualTo(Duration.ofMinutes(17));
    }

    @ParameterizedTest
    @CsvSource({"0, PT10M", "0.5, PT9M", "1, PT8M"})
    void refreshes_up_to_a_fifth_early(double jitter, Duration refresh) {
        assertThat(afterSuccess(plan(jitter), OptionalLong.of(600))).isEqualTo(refresh);
    }

    @Test
    void refreshes_before_keys_become_too_old() {
        Duration longest = Duration.ofMinutes(4);
        RefreshSchedule fixed = new RefreshSchedule(Optional.of(LONG), () -> 0.5);

        assertThat(Duration.ofNanos(fixed.afterSuccess(OptionalLong.empty(), longest)))
                .isEqualTo(Duration.ofSeconds(216));
        assertThat(Duration.ofNanos(plan(0).afterSuccess(OptionalLong.of(3600), longest)))
                .isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT5S",
        "1, 1, PT4S",
        "2, 0, PT10S",
        "3, 0, PT20S",
        "4, 0, PT30S",
        "4, 1, PT24S",
        "5, 0, PT30S",
        "64, 0, PT30S",
        "65, 0, PT30S",
        "2147483647, 0, PT30S"
    })
    void tries_again_ever_later_until_it_is_every_half_minute(int failures, double jitter, Duration pause) {
        assertThat(Duration.ofNanos(plan(jitter).afterFailure(failures))).isEqualTo(pause);
    }

    private static RefreshSchedule plan(double jitter) {
        return new RefreshSchedule(Optional.empty(), () -> jitter);
    }

    private static Duration afterSuccess(RefreshSchedule plan, OptionalLong maxAgeSeconds) {
        return Duration.ofNanos(plan.afterSuccess(maxAgeSeconds, LONG));
    }
}
