package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.server.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RedisSentinelTest {
    @Test
    void follows_a_failover_to_the_new_primary() {
        try (RedisServer primary = RedisServer.started("appendonly no");
                RedisServer replica = RedisServer.started("replicaof 127.0.0.1 " + primary.port());
                RedisServer sentinel = new RedisServer()) {
            sentinel.with("sentinel monitor app 127.0.0.1 " + primary.port() + " 1")
                    .with("sentinel down-after-milliseconds app 1000")
                    .start();
            Await.until(
                    "the replica is connected and known to Sentinel",
                    () -> primary.send("INFO", "replication").contains("state=online")
                            && sentinel.send("SENTINEL", "replicas", "app").contains(String.valueOf(replica.port())));
            try (RedisStores stores = RedisSettings.open(
                    "store.redis.url = redis://127.0.0.1:1, redis://127.0.0.1:" + sentinel.port(),
                    "store.redis.mode = sentinel",
                    "store.redis.sentinel-master = app")) {
                StoredSession before = session();
                stores.sessions().create(before);
                Await.until(
                        "the session is replicated",
                        () -> replica.send("EXISTS", "jwt-filter:s:" + before.id())
                                .equals("1"));

                primary.kill();
                assertThatThrownBy(() -> stores.sessions().find(before.id())).isInstanceOf(StoreException.class);
                Await.until("the replica is the primary", () -> finds(stores, before));

                StoredSession renewed = renewed(before);
                assertThat(stores.sessions().rotate(renewed, before.currentHash()))
                        .isTrue();

                // Without data, and not yet informed that it is a replica.
                primary.start();
                assertThat(finds(stores, renewed)).isTrue();
            }
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
    void rejects_calls_if_sentinel_does_not_know_the_name() {
        try (RedisServer sentinel = new RedisServer()) {
            sentinel.with("sentinel monitor app 127.0.0.1 1 1").start();
            try (RedisStores stores = RedisSettings.open(
                    "store.redis.url = redis://127.0.0.1:" + sentinel.port(), "store.redis.mode = sentinel")) {
                assertThatThrownBy(() -> stores.sessions().find("x"))
                        .isInstanceOf(StoreException.class)
                        .hasMessage("Sentinel does not know the name in store.redis.sentinel-master")
                        .matches(e -> RedisStores.isUnavailable((StoreException) e));
            }
        }
    }

    @Test
    void rejects_calls_without_a_reachable_sentinel() {
        try (RedisStores stores =
                RedisSettings.open("store.redis.url = redis://127.0.0.1:1", "store.redis.mode = sentinel")) {
            assertThatThrownBy(() -> stores.sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Sentinels in store.redis.url are not reachable")
                    .matches(e -> RedisStores.isUnavailable((StoreException) e));
        }
    }
}
