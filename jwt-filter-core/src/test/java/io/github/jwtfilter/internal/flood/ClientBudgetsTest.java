package io.github.jwtfilter.internal.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientBudgetsTest {
    private static final String CLIENT = "203.0.113.7";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows during the tests
    private final ClientBudgets budgets = new ClientBudgets(new Rate(50, Duration.ofMinutes(1)), 10_000, nanos::get);

    @Test
    void the_fiftieth_failure_exhausts_the_budget_of_its_client_only() {
        for (int i = 1; i < 50; i++) {
            assertThat(budgets.count(CLIENT, 1)).isFalse();
        }
        assertThat(budgets.isAnyExhausted()).isFalse();
        assertThat(budgets.exhausted(CLIENT)).isNull();

        assertThat(budgets.count(CLIENT, 1)).isTrue();

        assertThat(budgets.isAnyExhausted()).isTrue();
        assertThat(budgets.exhausted(CLIENT)).isNotNull();
        assertThat(budgets.exhausted("203.0.113.8")).isNull();
        assertThat(budgets.count(CLIENT, 1)).as("exhausted again").isFalse();
    }

    @Test
    void each_key_that_was_tried_counts() {
        for (int i = 0; i < 12; i++) {
            assertThat(budgets.count(CLIENT, 4)).isFalse();
        }

        assertThat(budgets.count(CLIENT, 4)).isTrue();
    }

    @Test
    void the_budget_is_new_after_the_period() {
        budgets.count(CLIENT, 50);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        assertThat(budgets.exhausted(CLIENT)).isNotNull();

        nanos.addAndGet(1);

        assertThat(budgets.exhausted(CLIENT)).isNull();
        assertThat(budgets.isAnyExhausted()).isFalse();
        assertThat(budgets.count(CLIENT, 49)).isFalse();
        assertThat(budgets.count(CLIENT, 1)).isTrue();
    }

    @Test
    void the_table_does_not_grow_with_a_million_addresses() {
        for (int i = 0; i < 1_000_000; i++) {
            budgets.count(address(i), 1);
        }

        assertThat(budgets.count()).isBetween(9_000, 10_000);
    }

    @Test
    void other_addresses_with_few_failures_do_not_displace_an_exhausted_client() {
        budgets.count(CLIENT, 50);

        for (int i = 0; i < 1_000_000; i++) {
            budgets.count(address(i), 1);
        }

        assertThat(budgets.exhausted(CLIENT)).isNotNull();
        assertThat(budgets.countExhausted()).isOne();
    }

    @Test
    void addresses_whose_period_has_ended_are_displaced_first() {
        ClientBudgets small = new ClientBudgets(new Rate(50, Duration.ofMinutes(1)), 8, nanos::get);
        for (int i = 0; i < 8; i++) {
            small.count(address(i), 49);
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        for (int i = 0; i < 8; i++) {
            small.count(address(100 + i), 1);
        }

        assertThat(small.count()).isEqualTo(8);
        for (int i = 0; i < 8; i++) {
            assertThat(small.count(address(100 + i), 49)).isTrue();
        }
    }

    @Test
    void the_clients_with_the_most_failures_are_listed_with_their_rejected_tokens() {
        budgets.count("198.51.100.1", 3);
        budgets.count(CLIENT, 50);
        budgets.count("198.51.100.2", 9);
        ClientFailures exhausted = budgets.exhausted(CLIENT);
        assertThat(exhausted).isNotNull();
        exhausted.countRejected();
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());

        List<ClientFailures> top = budgets.top(2);

        assertThat(top)
                .extracting(ClientFailures::toString)
                .containsExactly("203.0.113.7 (50 failed, 1 rejected)", "198.51.100.2 (9 failed, 0 rejected)");
    }

    @Test
    void fifty_threads_count_every_failure_once() throws InterruptedException {
        ClientBudgets shared = new ClientBudgets(new Rate(1_000, Duration.ofMinutes(1)), 10_000, nanos::get);
        AtomicInteger exhausted = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        for (int t = 0; t < 50; t++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int i = 0; i < 20; i++) {
                    if (shared.count(CLIENT, 1)) {
                        exhausted.incrementAndGet();
                    }
                }
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(exhausted).hasValue(1);
        assertThat(shared.top(1)).extracting(each -> each.failures).containsExactly(1_000);
    }

    private static String address(int i) {
        return "10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
    }
}
