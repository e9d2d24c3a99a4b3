package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import java.time.Duration;
import java.util.List;
import org.apache.commons.pool2.PooledObject;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/**
 * Opens connections for a pool. A connection that was idle for some seconds is tested before it is used again, since the server,
 * or a firewall, may have closed it. One that was used more recently is not tested, which saves a round trip for each command.
 */
final class CheckedConnections extends ConnectionFactory {
    private static final Duration UNTESTED = Duration.ofSeconds(5);

    private final boolean primaryOnly;
    private volatile Runnable whenInvalid = () -> {};

    /** Connects to one server. */
    CheckedConnections(HostAndPort server, JedisClientConfig config) {
        super(server, config);
        primaryOnly = false;
    }

    /** Connects to the primary that Sentinel names. */
    CheckedConnections(SentinelSockets sockets, JedisClientConfig config) {
        super(sockets, config);
        primaryOnly = true;
    }

    /** Sets the reaction to a connection that fails its test: the other idle ones have probably failed too. */
    void whenInvalid(Runnable reaction) {
        whenInvalid = reaction;
    }

    @Override
    public PooledObject<Connection> makeObject() throws Exception {
        PooledObject<Connection> made = super.makeObject();
        // Sentinel may name a server that does not know its new role yet.
        if (primaryOnly && !isPrimary(made.getObject())) {
            destroyObject(made);
            throw new StoreException("Sentinel names a server that has not become the primary yet");
        }
        return made;
    }

    private static boolean isPrimary(Connection connection) {
        connection.sendCommand(RedisCommand.ROLE);
        List<@Nullable String> reply = RedisServers.texts(connection.getOne());
        return !reply.isEmpty() && "master".equals(reply.get(0));
    }

    @Override
    public boolean validateObject(PooledObject<Connection> pooled) {
        if (pooled.getIdleDuration().compareTo(UNTESTED) < 0) {
            return pooled.getObject().isConnected() && !pooled.getObject().isBroken();
        }
        boolean valid = super.validateObject(pooled);
        if (!valid) {
            whenInvalid.run();
        }
        return valid;
    }
}
