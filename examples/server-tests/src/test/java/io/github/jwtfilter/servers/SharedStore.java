package io.github.jwtfilter.servers;

/** The stores that several servers can share. */
enum SharedStore {
    POSTGRESQL,
    REDIS;

    StoreServer start() {
        StoreServer server = this == POSTGRESQL ? new PostgresProcess() : new RedisProcess();
        server.start();
        return server;
    }
}
