package io.github.jwtfilter.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedClientsTest {
    private static final String CLIENT = "203.0.113.7";
    private static final Rate PERMITTED = new Rate(50, Duration.ofMinutes(1));
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final FailedClients clients = new FailedClients();
    private long now = Long.MAX_VALUE - 1_000; // overflows during the tests

    @Test
    void the_first_failure_beyond_the_rate_raises_the_alert_of_this_minute() {
        for (int i = 0; i < 50; i++) {
            assertThat(count(CLIENT)).isZero();
        }

        assertThat(count(CLIENT)).isEqualTo(51);

        for (int i = 0; i < 1_000; i++) {
            assertThat(count(CLIENT)).isZero();
        }
        assertThat(count("203.0.113.8")).isZero();
    }

    @Test
    void an_attack_that_continues_raises_one_alert_a_minute() {
        int alerts = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 10; i++) {
                alerts += count(CLIENT) > 0 ? 1 : 0;
            }
            now += Duration.ofSeconds(1).toNanos();
        }

        assertThat(alerts).isBetween(9, 10);
    }

    @Test
    void a_short_period_raises_one_alert_a_minute_too() {
        Rate permitted = new Rate(5, Duration.ofSeconds(1));
        int alerts = 0;
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 10; i++) {
                alerts += clients.count(CLIENT, permitted, now) > 0 ? 1 : 0;
            }
            now += Duration.ofSeconds(1).toNanos();
        }

        assertThat(alerts).isOne();
    }

    @Test
    void a_long_period_raises_further_alerts_with_the_number_so_far() {
        Rate permitted = new Rate(5, Duration.ofHours(24));
        for (int i = 0; i < 20; i++) {
            clients.count(CLIENT, permitted, now);
        }
        now += MINUTE;

        assertThat(clients.count(CLIENT, permitted, now)).isEqualTo(21);
    }

    @Test
    void failures_at_the_permitted_rate_raise_no_alert() {
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 50; i++) {
                assertThat(count(CLIENT)).isZero();
            }
            now += MINUTE;
        }
    }

    @Test
    void a_million_addresses_with_one_failure_each_neither_raise_an_alert_nor_displace_a_client_near_the_limit() {
        for (int i = 0; i < 50; i++) {
            count(CLIENT);
        }
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(count(address(i))).isZero();
        }

        assertThat(clients.count(MINUTE, now)).isBetween(9_000, 10_000);
        assertThat(count(CLIENT)).isEqualTo(51);
    }

    @Test
    void a_client_after_its_alert_is_not_displaced_within_the_minute() {
        Rate permitted = new Rate(5, Duration.ofSeconds(1));
        for (int i = 0; i < 6; i++) {
            clients.count(CLIENT, permitted, now);
        }
        now += Duration.ofSeconds(2).toNanos();
        for (int i = 0; i < 1_000_000; i++) {
            clients.count(address(i), permitted, now);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(clients.count(CLIENT, permitted, now)).isZero();
        }
    }

    @Test
    void a_clock_that_goes_back_raises_no_second_alert() {
        for (int i = 0; i < 51; i++) {
            count(CLIENT);
        }
        now -= 10 * MINUTE;

        for (int i = 0; i < 100; i++) {
            assertThat(count(CLIENT)).isZero();
        }
    }

    private int count(String client) {
        return clients.count(client, PERMITTED, now);
    }

    private static String address(int i) {
        return "10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
    }
}
