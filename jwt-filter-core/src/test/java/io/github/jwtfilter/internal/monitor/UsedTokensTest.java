package io.github.jwtfilter.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsedTokensTest {
    private static final String TOKEN = "token";
    private static final Rate PERMITTED = new Rate(5, Duration.ofMinutes(10));
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final UsedTokens tokens = new UsedTokens();
    private long now = Long.MAX_VALUE - 1_000; // overflows during the tests

    @Test
    void the_first_address_beyond_the_rate_raises_the_alert_of_this_minute() {
        for (int i = 0; i < 5; i++) {
            assertThat(use(TOKEN, i)).isZero();
            assertThat(use(TOKEN, i)).isZero();
        }

        assertThat(use(TOKEN, 5)).isEqualTo(6);

        for (int i = 0; i < 1_000; i++) {
            assertThat(use(TOKEN, i)).isZero();
        }
        assertThat(use("other", 0)).isZero();
    }

    @Test
    void further_addresses_raise_another_alert_after_a_minute_but_known_ones_do_not() {
        for (int i = 0; i < 20; i++) {
            use(TOKEN, i);
        }
        now += MINUTE;

        assertThat(use(TOKEN, 3)).isZero();
        assertThat(use(TOKEN, 100)).isEqualTo(6);
        assertThat(use(TOKEN, 101)).isZero();
    }

    @Test
    void addresses_of_an_earlier_period_do_not_count() {
        for (int i = 0; i < 5; i++) {
            use(TOKEN, i);
        }
        now += 10 * MINUTE;

        for (int i = 5; i < 10; i++) {
            assertThat(use(TOKEN, i)).isZero();
        }
        assertThat(use(TOKEN, 10)).isEqualTo(6);
    }

    @Test
    void a_million_tokens_with_one_address_each_do_not_displace_a_token_with_two() {
        use(TOKEN, 0);
        use(TOKEN, 1);
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(use("token" + i, 0)).isZero();
        }

        assertThat(tokens.count(10 * MINUTE, now)).isBetween(9_000, 10_000);
        for (int i = 2; i < 5; i++) {
            assertThat(use(TOKEN, i)).isZero();
        }
        assertThat(use(TOKEN, 5)).isEqualTo(6);
    }

    @Test
    void a_lower_limit_applies_to_known_tokens() {
        for (int i = 0; i < 5; i++) {
            use(TOKEN, i);
        }

        assertThat(tokens.count(TOKEN, "new", new Rate(2, Duration.ofMinutes(10)), now))
                .isEqualTo(5);
    }

    @Test
    void the_highest_limit_counts_every_address() {
        Rate permitted = new Rate(1_000, Duration.ofHours(24));
        for (int i = 0; i < 1_000; i++) {
            assertThat(tokens.count(TOKEN, "address" + i, permitted, now)).isZero();
        }

        assertThat(tokens.count(TOKEN, "address1000", permitted, now)).isEqualTo(1_001);
    }

    private int use(String token, int address) {
        return tokens.count(token, "192.0.2." + address, PERMITTED, now);
    }
}
