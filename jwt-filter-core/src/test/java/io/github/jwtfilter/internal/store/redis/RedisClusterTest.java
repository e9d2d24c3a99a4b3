package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.util.JedisClusterCRC16;

@Timeout(180)
class RedisClusterTest {
    private static RedisClusterProcesses cluster;

    @BeforeAll
    static void start() {
        cluster = RedisClusterProcesses.start();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static RedisStores open(String urls) {
        return RedisSettings.open("store.redis.mode = cluster", "store.redis.url = " + urls);
    }

    private static String id(RedisServer server) {
        return server.send("CLUSTER", "MYID");
    }

    /** Returns a session on the first server. */
    private static StoredSession sessionOnFirst() {
        StoredSession session = session();
        while (slot(session) >= 16_384 / 3) {
            session = session();
        }
        return session;
    }

    private static int slot(StoredSession session) {
        return JedisClusterCRC16.getSlot("jwt-filter:s:" + session.id());
    }

    @Test
    void lists_the_revocations_of_all_servers() {
        try (RedisStores stores = open(cluster.urls())) {
            List<StoredRevocation> stored = IntStream.range(0, 50)
                    .mapToObj(i -> revocation(digest(), NOW, NOW + i))
                    .toList();
            stored.forEach(stores.revocations()::put);

            assertThat(stores.revocations().list(10_000)).containsAll(stored);
        }
    }

    @Test
    void finds_the_other_servers_from_one() {
        try (RedisStores stores = open(
                "redis://127.0.0.1:1, redis://127.0.0.1:" + cluster.server(2).port())) {
            IntStream.range(0, 30).forEach(i -> stores.sessions().create(session()));
        }
    }

    @Test
    void follows_a_slot_while_and_after_it_moves() {
        RedisServer from = cluster.server(0);
        RedisServer to = cluster.server(1);
        try (RedisStores stores = open(cluster.urls())) {
            StoredSession created = sessionOnFirst();
            String slot = Integer.toString(slot(created));
            String key = "jwt-filter:s:" + created.id();
            stores.sessions().create(created);

            to.send("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
            from.send("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
            from.send("MIGRATE", "127.0.0.1", Integer.toString(to.port()), key, "0", "5000");
            assertThat(to.send("CLUSTER", "COUNTKEYSINSLOT", slot)).isEqualTo("1");

            assertThat(stores.sessions().find(created.id())).isEqualTo(created);
            StoredSession asked = renewed(created);
            assertThat(stores.sessions().rotate(asked, created.currentHash())).isTrue();

            for (int i = 0; i < 3; i++) {
                cluster.server(i).send("CLUSTER", "SETSLOT", slot, "NODE", id(to));
            }
            assertThat(stores.sessions().find(created.id())).isEqualTo(asked);
            assertThat(stores.sessions().rotate(renewed(asked), asked.currentHash()))
                    .isTrue();
        }
    }

    @Test
    void continues_after_the_restart_of_a_server() {
        try (RedisStores stores = open(cluster.urls())) {
            StoredSession created = sessionOnFirst();
            stores.sessions().create(created);

            cluster.server(0).kill();
            assertThatThrownBy(() -> stores.sessions().find(created.id())).isInstanceOf(StoreException.class);
            cluster.server(0).start();
            cluster.awaitOk();
            Await.until("the session is found", () -> finds(stores, created));

            assertThat(stores.sessions().rotate(renewed(created), created.currentHash()))
                    .isTrue();
        }
    }

    private static boolean finds(RedisStores stores, StoredSession session) {
        try {
            return session.equals(stores.sessions().find(session.id()));
        } catch (StoreException e) {
            return false;
        }
    }

    @Test
    void is_found_as_soon_as_it_is_reachable() {
        try (RedisServer later = new RedisServer().with("cluster-enabled yes");
                RedisStores stores = open("redis://127.0.0.1:" + later.port())) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> stores.sessions().find("x")).isInstanceOf(StoreException.class);
            }
            later.start();
            assertThatThrownBy(() -> stores.sessions().find("x")).isInstanceOf(StoreException.class);
            RedisClusterProcesses.addSlots(later, 0, 16_384);
            Await.until("the cluster serves its slots", () -> finds(stores, createdIn(stores)));
        }
    }

    private static StoredSession createdIn(RedisStores stores) {
        StoredSession session = session();
        try {
            stores.sessions().create(session);
        } catch (StoreException e) {
            // Tried again.
        }
        return session;
    }

    @Test
    void reports_a_cluster_that_is_configured_as_one_server() {
        try (RedisStores stores = RedisSettings.open(
                "store.redis.url = redis://127.0.0.1:" + cluster.server(0).port())) {
            StoredSession other = session();
            while (slot(other) < 16_384 / 2) {
                other = session();
            }
            String id = other.id();

            assertThatThrownBy(() -> stores.sessions().find(id))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("Redis is a cluster; set store.redis.mode = cluster");
        }
    }
}
