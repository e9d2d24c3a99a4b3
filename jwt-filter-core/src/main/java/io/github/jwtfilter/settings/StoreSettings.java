package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings of the stores for sessions and revocations. The keys are in {@link StoreSettingKeys}. */
public final class StoreSettings {
    /** The arrangement of Redis servers. */
    public enum RedisMode {
        /** One server. */
        SINGLE,
        /** A primary and replicas, found through Sentinel. */
        SENTINEL,
        /** Redis Cluster. */
        CLUSTER
    }

    private final Duration timeout;
    private final int memoryMaxEntries;
    private final Optional<String> jdbcJndi;
    private final Optional<String> jdbcUrl;
    private final Optional<String> jdbcUser;
    private final Optional<Secret> jdbcPassword;
    private final String jdbcTablePrefix;
    private final boolean jdbcCreate;
    private final List<String> redisUrls;
    private final RedisMode redisMode;
    private final String redisSentinelMaster;
    private final Optional<String> redisUser;
    private final Optional<Secret> redisPassword;
    private final Optional<String> redisCa;
    private final String redisPrefix;

    StoreSettings(Values values) {
        timeout = values.get(StoreSettingKeys.TIMEOUT);
        memoryMaxEntries = values.get(StoreSettingKeys.MEMORY_MAX_ENTRIES);
        jdbcJndi = values.find(StoreSettingKeys.JDBC_JNDI);
        jdbcUrl = values.find(StoreSettingKeys.JDBC_URL);
        jdbcUser = values.find(StoreSettingKeys.JDBC_USER);
        jdbcPassword = values.find(StoreSettingKeys.JDBC_PASSWORD);
        jdbcTablePrefix = values.get(StoreSettingKeys.JDBC_TABLE_PREFIX);
        jdbcCreate = values.get(StoreSettingKeys.JDBC_CREATE);
        redisUrls = values.find(StoreSettingKeys.REDIS_URL).orElse(Collections.emptyList());
        redisMode = values.get(StoreSettingKeys.REDIS_MODE);
        redisSentinelMaster = values.get(StoreSettingKeys.REDIS_SENTINEL_MASTER);
        redisUser = values.find(StoreSettingKeys.REDIS_USER);
        redisPassword = values.find(StoreSettingKeys.REDIS_PASSWORD);
        redisCa = values.find(StoreSettingKeys.REDIS_CA);
        redisPrefix = values.get(StoreSettingKeys.REDIS_PREFIX);
    }

    /**
     * Returns the time limit of each access.
     *
     * @return 100 milliseconds to 30 seconds
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns the maximum number of sessions, and of revocations, in memory.
     *
     * @return 100 to 10,000,000
     */
    public int memoryMaxEntries() {
        return memoryMaxEntries;
    }

    /**
     * Returns the JNDI name of the {@code DataSource}.
     *
     * @return the name, if configured
     */
    public Optional<String> jdbcJndi() {
        return jdbcJndi;
    }

    /**
     * Returns the URL of the database, which may contain a password.
     *
     * @return the URL, if configured
     */
    public Optional<String> jdbcUrl() {
        return jdbcUrl;
    }

    /**
     * Returns the user of the database.
     *
     * @return the user, if configured
     */
    public Optional<String> jdbcUser() {
        return jdbcUser;
    }

    /**
     * Returns the password of the database.
     *
     * @return the password, if configured
     */
    public Optional<Secret> jdbcPassword() {
        return jdbcPassword;
    }

    /**
     * Returns the start of the names of the tables.
     *
     * @return letters, digits, underscores and at most one dot
     */
    public String jdbcTablePrefix() {
        return jdbcTablePrefix;
    }

    /**
     * Returns whether missing tables are created.
     *
     * @return false by default
     */
    public boolean jdbcCreate() {
        return jdbcCreate;
    }

    /**
     * Returns the addresses of Redis, which may contain a password.
     *
     * @return URLs, possibly none
     */
    public List<String> redisUrls() {
        return redisUrls;
    }

    /**
     * Returns the arrangement of Redis servers.
     *
     * @return {@code SINGLE} by default
     */
    public RedisMode redisMode() {
        return redisMode;
    }

    /**
     * Returns the name under which Sentinel monitors the servers.
     *
     * @return {@code mymaster} by default
     */
    public String redisSentinelMaster() {
        return redisSentinelMaster;
    }

    /**
     * Returns the user of Redis.
     *
     * @return the user, if configured
     */
    public Optional<String> redisUser() {
        return redisUser;
    }

    /**
     * Returns the password of Redis.
     *
     * @return the password, if configured
     */
    public Optional<Secret> redisPassword() {
        return redisPassword;
    }

    /**
     * Returns the trusted CA certificates for TLS connections to Redis.
     *
     * @return the location of a PEM file, or empty for the trust store of the Java runtime
     */
    public Optional<String> redisCa() {
        return redisCa;
    }

    /**
     * Returns the start of all keys in Redis.
     *
     * @return {@code jwt-filter:} by default
     */
    public String redisPrefix() {
        return redisPrefix;
    }
}
