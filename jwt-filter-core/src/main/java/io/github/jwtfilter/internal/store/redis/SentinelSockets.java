package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Connects to the primary that Sentinel names at that time (<a
 * href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">guidelines for Sentinel clients</a>). Unlike the
 * classes of Jedis, it needs no thread, and no Sentinel at startup.
 */
final class SentinelSockets implements JedisSocketFactory {
    private final String master;
    private final List<HostAndPort> sentinels;
    private final JedisClientConfig sentinelConfig;
    private final JedisClientConfig dataConfig;

    /** The index of the Sentinel that responded last, which is contacted first. */
    private volatile int preferred;

    SentinelSockets(
            String master,
            List<HostAndPort> sentinels,
            JedisClientConfig sentinelConfig,
            JedisClientConfig dataConfig) {
        this.master = master;
        this.sentinels = sentinels;
        this.sentinelConfig = sentinelConfig;
        this.dataConfig = dataConfig;
    }

    @Override
    public Socket createSocket() {
        return new DefaultJedisSocketFactory(primary(), dataConfig).createSocket();
    }

    private HostAndPort primary() {
        int first = preferred;
        boolean responded = false;
        for (int i = 0; i < sentinels.size(); i++) {
            int index = (first + i) % sentinels.size();
            try {
                HostAndPort address = primary(sentinels.get(index));
                responded = true;
                if (address != null) {
                    preferred = index;
                    return address;
                }
            } catch (JedisException | NumberFormatException e) {
                // The next Sentinel is tried.
            }
        }
        throw new StoreException(
                responded
                        ? "Sentinel does not know the name in store.redis.sentinel-master"
                        : "the Sentinels in store.redis.url are not reachable, or reject the credentials in it");
    }

    private @Nullable HostAndPort primary(HostAndPort sentinel) {
        try (Connection connection = new Connection(sentinel, sentinelConfig)) {
            connection.sendCommand(RedisCommand.SENTINEL, "get-master-addr-by-name", master);
            List<@Nullable String> address = RedisServers.texts(connection.getOne());
            if (address.size() != 2) {
                return null;
            }
            return new HostAndPort(String.valueOf(address.get(0)), Integer.parseInt(String.valueOf(address.get(1))));
        }
    }

    @Override
    public String toString() {
        return "Sentinel " + sentinels;
    }
}
