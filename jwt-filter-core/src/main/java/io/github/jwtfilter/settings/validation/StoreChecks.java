package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import io.github.jwtfilter.settings.StoreSettingKeys;
import io.github.jwtfilter.settings.StoreSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Checks that the stores in use have an address, and that all {@code store.*} lines apply to one of them. */
final class StoreChecks {
    private static final List<SettingKey<?>> OF_JDBC = Arrays.asList(
            StoreSettingKeys.JDBC_JNDI,
            StoreSettingKeys.JDBC_URL,
            StoreSettingKeys.JDBC_USER,
            StoreSettingKeys.JDBC_PASSWORD,
            StoreSettingKeys.JDBC_TABLE_PREFIX,
            StoreSettingKeys.JDBC_CREATE);
    private static final List<SettingKey<?>> OF_REDIS = Arrays.asList(
            StoreSettingKeys.REDIS_URL,
            StoreSettingKeys.REDIS_MODE,
            StoreSettingKeys.REDIS_SENTINEL_MASTER,
            StoreSettingKeys.REDIS_USER,
            StoreSettingKeys.REDIS_PASSWORD,
            StoreSettingKeys.REDIS_CA,
            StoreSettingKeys.REDIS_PREFIX);

    private final Settings settings;
    private final StoreSettings store;
    private final Scope scope;
    private final Report problems;

    StoreChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.store = settings.store();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (settings.uses(StoreKind.JDBC)) {
            checkJdbc();
        } else {
            withoutStore(OF_JDBC, "jdbc");
        }
        if (settings.uses(StoreKind.REDIS)) {
            checkRedis();
        } else {
            withoutStore(OF_REDIS, "redis");
        }
        if (!settings.uses(StoreKind.MEMORY)) {
            withoutStore(Collections.singletonList(StoreSettingKeys.MEMORY_MAX_ENTRIES), "memory");
        }
        if (!settings.uses(StoreKind.JDBC) && !settings.uses(StoreKind.REDIS)) {
            withoutStore(Collections.singletonList(StoreSettingKeys.TIMEOUT), "jdbc or redis");
        }
    }

    private void checkJdbc() {
        boolean jndi = scope.has(StoreSettingKeys.JDBC_JNDI);
        boolean url = scope.has(StoreSettingKeys.JDBC_URL);
        if (jndi == url) {
            problems.error(
                    StoreSettingKeys.JDBC_JNDI.name(),
                    jndi ? "is set together with store.jdbc.url" : "is missing, and so is store.jdbc.url",
                    jndi
                            ? "keep one of them"
                            : "set store.jdbc.jndi to the name of a DataSource of the server, or store.jdbc.url");
        }
        if (store.jdbcUrl().isPresent() && !store.jdbcUrl().get().startsWith("jdbc:")) {
            problems.error(
                    StoreSettingKeys.JDBC_URL.name(),
                    "does not start with jdbc:",
                    "write it as the driver documents it, for example jdbc:postgresql://db.example.com/app");
        }
        for (SettingKey<?> key : Arrays.asList(StoreSettingKeys.JDBC_USER, StoreSettingKeys.JDBC_PASSWORD)) {
            if (!url && scope.has(key)) {
                problems.error(
                        key.name(),
                        "has no effect without store.jdbc.url",
                        "configure the user in the DataSource of the server, and remove this line");
            }
        }
    }

    private void checkRedis() {
        if (store.redisUrls().isEmpty()) {
            problems.error(
                    StoreSettingKeys.REDIS_URL.name(), "is missing", "set it, for example redis://localhost:6379/0");
        }
        for (String url : store.redisUrls()) {
            if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
                problems.error(
                        StoreSettingKeys.REDIS_URL.name(),
                        "does not start with redis:// or rediss://",
                        "write for example rediss://redis.example.com:6379/0");
            }
        }
        if (store.redisMode() != StoreSettings.RedisMode.SENTINEL
                && scope.has(StoreSettingKeys.REDIS_SENTINEL_MASTER)) {
            problems.error(
                    StoreSettingKeys.REDIS_SENTINEL_MASTER.name(),
                    "has no effect without store.redis.mode = sentinel",
                    "set store.redis.mode = sentinel, or remove this line");
        }
        if (store.redisMode() == StoreSettings.RedisMode.SINGLE
                && store.redisUrls().size() > 1) {
            problems.error(
                    StoreSettingKeys.REDIS_URL.name(),
                    "has several addresses, but store.redis.mode is single",
                    "keep one address, or set store.redis.mode to sentinel or cluster");
        }
    }

    private void withoutStore(List<SettingKey<?>> keys, String kind) {
        for (SettingKey<?> key : scope.configured(keys)) {
            problems.error(
                    key.name(),
                    "has no effect: neither session.store nor revocation.store is " + kind,
                    "set session.store = " + kind + ", or remove this line");
        }
    }
}
