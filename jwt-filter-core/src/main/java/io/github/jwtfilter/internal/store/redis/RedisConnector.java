package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.settings.StoreSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** Creates the stores with the connections that the settings describe. */
final class RedisConnector {
    private static final int MAX_CONNECTIONS = 16;
    private static final List<String> TLS_VERSIONS = Arrays.asList("TLSv1.3", "TLSv1.2");

    private final StoreSettings settings;
    private final RedisAddresses addresses;
    private final @Nullable SSLContext tls;

    private RedisConnector(StoreSettings settings, RedisAddresses addresses, @Nullable SSLContext tls) {
        this.settings = settings;
        this.addresses = addresses;
        this.tls = tls;
    }

    /** Returns the stores. */
    static RedisStores connect(StoreSettings settings, RedisAddresses addresses, RedisTls tls, Clock clock) {
        RedisServers servers = new RedisConnector(settings, addresses, tls.context()).servers();
        String prefix = settings.redisPrefix();
        EvictionCheck eviction = new EvictionCheck(servers);
        return new RedisStores(
                new RedisSessionStore(servers, eviction, prefix),
                new RedisRevocationStore(servers, eviction, prefix, clock));
    }

    private RedisServers servers() {
        switch (settings.redisMode()) {
            case SINGLE:
                HostAndPort server = address(addresses.urls().get(0));
                return new PooledServer(new CheckedConnections(server, dataConfig()), poolConfig(true));
            case SENTINEL:
                JedisClientConfig data = dataConfig();
                SentinelSockets sockets =
                        new SentinelSockets(settings.redisSentinelMaster(), addresses(), sentinelConfig(), data);
                return new PooledServer(new CheckedConnections(sockets, data), poolConfig(true));
            case CLUSTER:
                return new ClusterServers(new LinkedHashSet<>(addresses()), dataConfig(), poolConfig(false));
        }
        throw new AssertionError(settings.redisMode());
    }

    private List<HostAndPort> addresses() {
        return addresses.urls().stream().map(RedisConnector::address).collect(Collectors.toList());
    }

    private static HostAndPort address(RedisUrl url) {
        return new HostAndPort(url.host(), url.port());
    }

    private JedisClientConfig dataConfig() {
        DefaultJedisClientConfig.Builder config =
                config(millis(settings.timeout())).database(addresses.database());
        return withCredentials(config, addresses.user(), addresses.password());
    }

    private JedisClientConfig sentinelConfig() {
        // All Sentinels together have the time of one call.
        int timeout =
                Math.max(100, millis(settings.timeout()) / addresses.urls().size());
        RedisUrl first = addresses.urls().get(0);
        return withCredentials(config(timeout), first.user(), first.password());
    }

    private DefaultJedisClientConfig.Builder config(int timeout) {
        DefaultJedisClientConfig.Builder config =
                DefaultJedisClientConfig.builder().timeoutMillis(timeout);
        if (tls != null) {
            config.ssl(true).sslSocketFactory(tls.getSocketFactory()).sslParameters(tlsParameters(tls));
        }
        return config;
    }

    private static SSLParameters tlsParameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        // Jedis before 8.0 verifies no host name by default.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        Set<String> supported = new LinkedHashSet<>(
                Arrays.asList(context.getSupportedSSLParameters().getProtocols()));
        supported.retainAll(TLS_VERSIONS);
        parameters.setProtocols(supported.toArray(new String[0]));
        return parameters;
    }

    private static JedisClientConfig withCredentials(
            DefaultJedisClientConfig.Builder config, @Nullable String user, @Nullable String password) {
        if (user != null) {
            config.user(user);
        }
        if (password != null) {
            config.password(password);
        }
        return config.build();
    }

    /** Without an evictor, which would be a thread, and without JMX, which would keep a reference to the application. */
    private GenericObjectPoolConfig<Connection> poolConfig(boolean tested) {
        GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(MAX_CONNECTIONS);
        config.setMaxIdle(MAX_CONNECTIONS);
        config.setMinIdle(0);
        config.setMaxWait(settings.timeout());
        config.setTestOnBorrow(tested);
        config.setJmxEnabled(false);
        return config;
    }

    private static int millis(Duration duration) {
        return (int) duration.toMillis();
    }
}
