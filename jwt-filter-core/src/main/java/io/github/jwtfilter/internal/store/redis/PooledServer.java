package io.github.jwtfilter.internal.store.redis;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;

/** One server, or the primary of a group of servers with Sentinel, with a pool of connections. */
final class PooledServer extends RedisServers {
    private final ConnectionPool pool;

    PooledServer(CheckedConnections connections, GenericObjectPoolConfig<Connection> config) {
        pool = new ConnectionPool(connections, config);
        connections.whenInvalid(pool::clear);
    }

    @Override
    <T extends @Nullable Object> T onServerOf(String key, Function<Connection, T> commands) {
        return execute(commands);
    }

    @Override
    <T> List<T> onEachServer(Function<Connection, T> commands) {
        return Collections.singletonList(execute(commands));
    }

    private <T extends @Nullable Object> T execute(Function<Connection, T> commands) {
        try (Connection connection = pool.getResource()) {
            return commands.apply(connection);
        } catch (RuntimeException e) {
            if (RedisFailure.isOfServer(e) && !pool.isClosed()) {
                // Discards the idle connections, so that a restart or a failover causes a failure only for connections
                // in use.
                pool.clear();
            }
            throw RedisFailure.of(e);
        } catch (LinkageError e) {
            throw RedisFailure.of(e);
        }
    }

    @Override
    boolean haveSameServer(String key, String other) {
        return true;
    }

    @Override
    public void close() {
        pool.close();
    }
}
