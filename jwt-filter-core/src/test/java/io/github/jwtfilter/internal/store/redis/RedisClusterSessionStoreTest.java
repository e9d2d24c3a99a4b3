package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisClusterSessionStoreTest extends SessionStoreContract {
    private static RedisClusterProcesses cluster;
    private static RedisStores stores;

    @BeforeAll
    static void start() {
        cluster = RedisClusterProcesses.start();
        stores = RedisSettings.open(
                "store.redis.url = " + cluster.urls(), "store.redis.mode = cluster", "store.timeout = 10s");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            stores.close();
            cluster.close();
        }
    }

    @Override
    protected SessionStore store() {
        return stores.sessions();
    }

    @Override
    protected boolean prunesSessions() {
        return false;
    }
}
