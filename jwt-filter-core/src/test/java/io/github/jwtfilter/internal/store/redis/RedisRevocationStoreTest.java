package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.fixture.server.RedisServer;
import io.github.jwtfilter.internal.store.RevocationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisRevocationStoreTest extends RevocationStoreContract {
    private static RedisServer server;
    private static RedisStores stores;

    @BeforeAll
    static void start() {
        server = RedisServer.started("requirepass \"p@ss word\"");
        stores = RedisSettings.open(
                "store.redis.url = redis://127.0.0.1:" + server.port() + "/3",
                "store.redis.password = p@ss word",
                "store.redis.prefix = app[1]*:",
                "store.timeout = 10s");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            stores.close();
            server.close();
        }
    }

    @Override
    protected RevocationStore store() {
        return stores.revocations();
    }

    @Override
    protected boolean prunesRevocations() {
        return false;
    }
}
