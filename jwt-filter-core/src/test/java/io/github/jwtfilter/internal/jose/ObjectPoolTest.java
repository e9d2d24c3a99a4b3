package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.ObjectPool.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObjectPoolTest {
    private static final int THREADS = 40; // several for each slot
    private static final int USES = 2_000;

    private final ObjectPool<Object> pool = new ObjectPool<>();

    @Test
    void is_empty_at_first() {
        assertThat(pool.take()).isNull();
    }

    @Test
    void returns_an_object_that_was_put_until_it_is_taken() {
        Pooled<Object> pooled = new Pooled<>("object");
        pool.put(pooled);
        assertThat(pool.take()).isSameAs(pooled);
        assertThat(pool.take()).isNull();
        pool.put(pooled);
        assertThat(pool.take()).isSameAs(pooled);
    }

    @Test
    void replaces_an_object_that_was_not_returned() {
        pool.put(new Pooled<>("broken"));
        assertThat(pool.take()).isNotNull();
        Pooled<Object> replacement = new Pooled<>("replacement");
        pool.put(replacement);
        assertThat(pool.take()).isSameAs(replacement);
    }

    @Test
    void gives_an_object_to_one_thread_at_a_time() throws Exception {
        ObjectPool<AtomicInteger> users = new ObjectPool<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                results.add(threads.submit(() -> mostUsersAtOnce(users)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int mostUsersAtOnce(ObjectPool<AtomicInteger> pool) {
        int most = 0;
        for (int use = 0; use < USES; use++) {
            Pooled<AtomicInteger> free = pool.take();
            Pooled<AtomicInteger> pooled = free == null ? new Pooled<>(new AtomicInteger()) : free;
            most = Math.max(most, pooled.object.incrementAndGet());
            Thread.yield();
            pooled.object.decrementAndGet();
            pool.put(pooled);
        }
        return most;
    }
}
