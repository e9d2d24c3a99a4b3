package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The servers of a cluster (<a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis cluster
 * specification</a>). Follows redirections, after which a command has not been executed; unlike {@code JedisCluster} it repeats no
 * command after a failure of the connection. Reads the map of slots again after such a failure, on one thread at a time.
 */
final class ClusterServers extends RedisServers {
    private static final int MAX_REDIRECTIONS = 3;
    private static final int MAX_REFRESH_ATTEMPTS = 2;

    private final Set<HostAndPort> startNodes;
    private final JedisClientConfig config;
    private final GenericObjectPoolConfig<Connection> poolConfig;
    private final ReentrantLock maintenance = new ReentrantLock();
    private volatile @Nullable ClusterConnectionProvider nodes;
    private volatile boolean closed;

    ClusterServers(
            Set<HostAndPort> startNodes, JedisClientConfig config, GenericObjectPoolConfig<Connection> poolConfig) {
        this.startNodes = startNodes;
        this.config = config;
        this.poolConfig = poolConfig;
    }

    @Override
    <T extends @Nullable Object> T onServerOf(String key, Function<Connection, T> commands) {
        try {
            ClusterConnectionProvider current = nodes();
            try {
                return redirected(current, current.getConnectionFromSlot(JedisClusterCRC16.getSlot(key)), commands);
            } catch (RuntimeException e) {
                if (RedisFailure.isOfServer(e)) {
                    refresh(current);
                }
                throw e;
            }
        } catch (RuntimeException | LinkageError e) {
            throw RedisFailure.of(e);
        }
    }

    private <T extends @Nullable Object> T redirected(
            ClusterConnectionProvider current, Connection first, Function<Connection, T> commands) {
        Connection next = first;
        boolean asking = false;
        for (int i = 0; true; i++) {
            try (Connection connection = next) {
                if (asking) {
                    connection.sendCommand(RedisCommand.ASKING);
                    connection.getOne();
                }
                return commands.apply(connection);
            } catch (JedisRedirectionException e) {
                if (i == MAX_REDIRECTIONS) {
                    throw e;
                }
                asking = e instanceof JedisAskDataException;
                if (!asking) {
                    refresh(current);
                }
                next = current.getConnection(e.getTargetNode());
            }
        }
    }

    /** Returns the nodes, which are found when they are first needed, so that the application starts without them. */
    private ClusterConnectionProvider nodes() {
        ClusterConnectionProvider current = nodes;
        if (current != null) {
            return current;
        }
        if (!maintenance.tryLock()) {
            throw RedisFailure.noServer("the nodes of the Redis Cluster are not known yet");
        }
        try {
            current = nodes;
            if (current == null) {
                current = new ClusterConnectionProvider(startNodes, config, poolConfig);
                if (closed) {
                    current.close();
                    throw new StoreException("the store is closed");
                }
                nodes = current;
            }
            return current;
        } finally {
            maintenance.unlock();
        }
    }

    /**
     * Closes the idle connections, and reads the map of slots from a node that responds. If there is none, the nodes of the settings
     * are used for the next command, since all nodes may have new addresses.
     */
    private void refresh(ClusterConnectionProvider current) {
        if (closed || !maintenance.tryLock()) {
            return;
        }
        try {
            List<ConnectionPool> pools = new ArrayList<>(current.getNodes().values());
            pools.forEach(ConnectionPool::clear);
            Collections.shuffle(pools);
            for (ConnectionPool pool : pools.subList(0, Math.min(pools.size(), MAX_REFRESH_ATTEMPTS))) {
                if (refresh(current, pool)) {
                    return;
                }
            }
            if (nodes == current) {
                nodes = null;
                current.close();
            }
        } finally {
            maintenance.unlock();
        }
    }

    private static boolean refresh(ClusterConnectionProvider current, ConnectionPool pool) {
        try (Connection connection = pool.getResource()) {
            current.renewSlotCache(connection);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    <T> List<T> onEachServer(Function<Connection, T> commands) {
        try {
            List<T> results = new ArrayList<>();
            for (ConnectionPool pool : new ArrayList<>(nodes().getNodes().values())) {
                try (Connection connection = pool.getResource()) {
                    results.add(commands.apply(connection));
                }
            }
            return results;
        } catch (RuntimeException | LinkageError e) {
            throw RedisFailure.of(e);
        }
    }

    @Override
    boolean haveSameServer(String key, String other) {
        return JedisClusterCRC16.getSlot(key) == JedisClusterCRC16.getSlot(other);
    }

    @Override
    public void close() {
        closed = true;
        ClusterConnectionProvider current = nodes;
        if (current != null) {
            current.close();
        }
    }
}
