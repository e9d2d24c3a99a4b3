package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The keys of {@link StoreSettings}. */
public final class StoreSettingKeys {
    /** The key {@code store.timeout}. */
    public static final SettingKey<Duration> TIMEOUT = SettingKey.of(
                    "store.timeout",
                    Parsers.duration(Duration.ofMillis(100), Duration.ofSeconds(30)),
                    Tier.RARE,
                    "The time limit of each access to a database, and of each wait for Redis, 100ms to 30s. The time that a"
                            + " connection pool of the server waits for a connection has its own limit, in the settings of the"
                            + " pool.")
            .or("1s");

    /** The key {@code store.memory.max-entries}. */
    public static final SettingKey<Integer> MEMORY_MAX_ENTRIES = SettingKey.of(
                    "store.memory.max-entries",
                    Parsers.number(100, 10_000_000),
                    Tier.RARE,
                    "The maximum number of sessions, of revocations of sessions (a logout is one) and of other revocations in"
                            + " memory: 100 to 10000000 each. A new one is rejected at the limit; none that still has an effect is dropped.")
            .or("1000000");

    /** The key {@code store.jdbc.jndi}. */
    public static final SettingKey<String> JDBC_JNDI = SettingKey.of(
            "store.jdbc.jndi",
            Parsers.text(),
            Tier.FREQUENT,
            "The JNDI name of a `DataSource` that takes part in no container transactions, for example"
                    + " `java:comp/env/jdbc/app`.");

    /** The key {@code store.jdbc.url}. */
    public static final SettingKey<String> JDBC_URL = SettingKey.of(
                    "store.jdbc.url",
                    Parsers.text(),
                    Tier.FREQUENT,
                    "The URL of a database without a `DataSource`, for example `jdbc:postgresql://db.example.com/app`. The driver"
                            + " is a JAR of the application or of the server.")
            .hidden();

    /** The key {@code store.jdbc.user}. */
    public static final SettingKey<String> JDBC_USER = SettingKey.of(
            "store.jdbc.user", Parsers.text(), Tier.RARE, "The user of the database, with `store.jdbc.url`.");

    /** The key {@code store.jdbc.password}. */
    public static final SettingKey<Secret> JDBC_PASSWORD = SettingKey.of(
                    "store.jdbc.password",
                    Parsers.unquotedSecret(),
                    Tier.RARE,
                    "The password of the database, with `store.jdbc.url`.")
            .hidden();

    /** The key {@code store.jdbc.table-prefix}. */
    public static final SettingKey<String> JDBC_TABLE_PREFIX = SettingKey.of(
                    "store.jdbc.table-prefix",
                    Parsers.tablePrefix(),
                    Tier.RARE,
                    "The start of the names of the tables, with a schema if necessary: letters, digits, `_` and one dot, for"
                            + " example `auth.jwt_`.")
            .or("jwt_");

    /** The key {@code store.jdbc.create}. */
    public static final SettingKey<Boolean> JDBC_CREATE = SettingKey.of(
                    "store.jdbc.create",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether missing tables are created at startup. Otherwise an administrator creates them; the statements are"
                            + " in the JAR, below `io/github/jwtfilter/schema/`.")
            .or("false");

    /** The key {@code store.redis.url}. */
    public static final SettingKey<List<String>> REDIS_URL = SettingKey.of(
                    "store.redis.url",
                    Parsers.list(),
                    Tier.FREQUENT,
                    "The address of Redis: `redis://host:6379/0`, or `rediss://` with TLS; the path is the number of the"
                            + " database. Several addresses for Sentinel or Cluster.")
            .hidden();

    /** The key {@code store.redis.mode}. */
    public static final SettingKey<StoreSettings.RedisMode> REDIS_MODE = SettingKey.of(
                    "store.redis.mode",
                    Parsers.oneOf(StoreSettings.RedisMode.class),
                    Tier.RARE,
                    "`single`, `sentinel` or `cluster`; `store.redis.url` then lists Sentinels, or nodes of the cluster.")
            .or("single");

    /** The key {@code store.redis.sentinel-master}. */
    public static final SettingKey<String> REDIS_SENTINEL_MASTER = SettingKey.of(
                    "store.redis.sentinel-master",
                    Parsers.text(),
                    Tier.RARE,
                    "The name under which Sentinel monitors the servers.")
            .or("mymaster");

    /** The key {@code store.redis.user}. */
    public static final SettingKey<String> REDIS_USER =
            SettingKey.of("store.redis.user", Parsers.text(), Tier.RARE, "The user of Redis (ACL, since Redis 6).");

    /** The key {@code store.redis.password}. */
    public static final SettingKey<Secret> REDIS_PASSWORD = SettingKey.of(
                    "store.redis.password", Parsers.unquotedSecret(), Tier.RARE, "The password of Redis.")
            .hidden();

    /** The key {@code store.redis.ca}. */
    public static final SettingKey<String> REDIS_CA = SettingKey.of(
                    "store.redis.ca",
                    Parsers.location(),
                    Tier.RARE,
                    "A PEM file with the CA certificates that are trusted for `rediss://`. The default is the trust store of the"
                            + " Java runtime.")
            .ofFiles();

    /** The key {@code store.redis.prefix}. */
    public static final SettingKey<String> REDIS_PREFIX = SettingKey.of(
                    "store.redis.prefix", Parsers.text(), Tier.RARE, "The start of all keys in Redis.")
            .or("jwt-filter:");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            TIMEOUT,
            MEMORY_MAX_ENTRIES,
            JDBC_JNDI,
            JDBC_URL,
            JDBC_USER,
            JDBC_PASSWORD,
            JDBC_TABLE_PREFIX,
            JDBC_CREATE,
            REDIS_URL,
            REDIS_MODE,
            REDIS_SENTINEL_MASTER,
            REDIS_USER,
            REDIS_PASSWORD,
            REDIS_CA,
            REDIS_PREFIX));

    private StoreSettingKeys() {}

    /** Returns whether a key of stores or revocation has an effect: its kind of store is in use. */
    static boolean matters(SettingKey<?> key, Scope scope) {
        for (StoreKind kind : StoreKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            boolean ofKind = key.name().startsWith("store." + name + ".");
            boolean shared = !KEYS.contains(key) || (key == TIMEOUT && kind != StoreKind.MEMORY);
            if ((ofKind || shared)
                    && (isSetTo(SessionSettingKeys.STORE, name, scope)
                            || isSetTo(RevocationSettings.STORE, name, scope))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSetTo(SettingKey<?> key, String value, Scope scope) {
        Entry entry = scope.get(key.name());
        return entry != null && value.equals(entry.text());
    }
}
