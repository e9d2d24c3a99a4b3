package io.github.jwtfilter.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedTableTest {
    private static final long PERIOD = 1_000;
    private static final long NOW = Long.MAX_VALUE - 500; // overflows during a period

    private final BoundedTable<Count> table = new BoundedTable<>(8);

    @Test
    void an_entry_is_found_by_its_key_alone() {
        count("a", NOW);

        assertThat(table.find("a")).isNotNull();
        assertThat(table.find("b")).isNull();
    }

    @Test
    void the_change_gets_the_entry_of_the_same_key_also_after_its_period() {
        count("a", NOW);

        table.update("a", NOW + 5 * PERIOD, PERIOD, present -> {
            assertThat(present).isNotNull();
            assertThat(present.isCurrent(NOW + 5 * PERIOD, PERIOD)).isFalse();
            return present;
        });
        table.update("b", NOW, PERIOD, present -> {
            assertThat(present).isNull();
            return new Count("b", NOW, 1);
        });
    }

    @Test
    void a_new_key_replaces_the_one_with_the_fewest_events() {
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j <= i; j++) {
                count("key" + i, NOW);
            }
        }
        for (int i = 0; i < 1_000; i++) {
            count("other" + i, NOW);
        }

        assertThat(table.find("key0")).isNull();
        for (int i = 1; i < 8; i++) {
            assertThat(table.find("key" + i)).as("key" + i).isNotNull();
        }
        assertThat(table.find("other999")).isNotNull();
    }

    @Test
    void among_keys_with_equally_many_events_the_oldest_is_replaced() {
        for (int i = 0; i < 9; i++) {
            count("key" + i, NOW + i);
        }

        assertThat(table.find("key0")).isNull();
        assertThat(table.find("key1")).isNotNull();
    }

    @Test
    void a_key_whose_period_has_ended_is_replaced_first() {
        for (int i = 0; i < 50; i++) {
            count("old", NOW);
        }
        for (int i = 0; i < 7; i++) {
            count("key" + i, NOW + PERIOD - 1);
        }
        count("new", NOW + PERIOD - 1);
        assertThat(table.find("old")).isNotNull();
        assertThat(table.current(NOW + PERIOD - 1, PERIOD)).hasSize(8);

        count("next", NOW + PERIOD);
        count("last", NOW + PERIOD);

        assertThat(table.find("old")).isNull();
        assertThat(table.find("last")).isNotNull();
    }

    @Test
    void a_clock_that_goes_back_ends_no_period() {
        count("a", NOW);

        assertThat(count("a", NOW - 5 * PERIOD).count).isEqualTo(2);
    }

    @Test
    void threads_lose_no_event() throws InterruptedException {
        BoundedTable<Count> shared = new BoundedTable<>(10_000);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        for (int t = 0; t < 20; t++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int i = 0; i < 500; i++) {
                    count(shared, "key" + i % 5, NOW);
                }
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(shared.current(NOW, PERIOD))
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.count).isEqualTo(2_000));
    }

    private Count count(String key, long now) {
        return count(table, key, now);
    }

    private static Count count(BoundedTable<Count> table, String key, long now) {
        return table.update(key, now, PERIOD, present -> Count.after(present, key, now));
    }

    private static final class Count extends TableEntry {
        final int count;

        Count(String key, long start, int count) {
            super(key, start);
            this.count = count;
        }

        static Count after(@Nullable Count present, String key, long now) {
            return present != null && present.isCurrent(now, PERIOD)
                    ? new Count(key, present.start(), present.count + 1)
                    : new Count(key, now, 1);
        }

        @Override
        protected int events() {
            return count;
        }
    }
}
