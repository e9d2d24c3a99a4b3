package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.StoreSettingKeys;
import io.github.jwtfilter.settings.StoreSettings;
import io.github.jwtfilter.settings.StoreSettings.RedisMode;
import io.github.jwtfilter.settings.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The addresses of {@code store.redis.url} with the credentials. No message or {@code toString} contains a password. */
final class RedisAddresses {
    private static final String KEY = StoreSettingKeys.REDIS_URL.name();

    private final List<RedisUrl> urls;
    private final @Nullable String user;
    private final @Nullable String password;

    private RedisAddresses(List<RedisUrl> urls, StoreSettings settings) {
        this.urls = urls;
        // The URL of a Sentinel contains the credentials of Sentinel.
        boolean ofServers = settings.redisMode() != RedisMode.SENTINEL;
        user = settings.redisUser().orElse(ofServers ? urls.get(0).user() : null);
        password = settings.redisPassword()
                .map(RedisAddresses::text)
                .orElse(ofServers ? urls.get(0).password() : null);
    }

    private static String text(Secret secret) {
        return new String(secret.bytes(), StandardCharsets.UTF_8);
    }

    /** Returns the addresses, or null after an error. */
    static @Nullable RedisAddresses parse(StoreSettings settings, Report problems) {
        int defaultPort = settings.redisMode() == RedisMode.SENTINEL ? 26_379 : 6_379;
        List<RedisUrl> urls = new ArrayList<>();
        for (String text : settings.redisUrls()) {
            RedisUrl url = RedisUrl.parse(text, defaultPort);
            if (url == null) {
                problems.error(
                        KEY,
                        "is not an address of Redis",
                        "write redis://HOST:PORT/DATABASE, or rediss:// for TLS; put user and password into store.redis.user"
                                + " and store.redis.password");
                return null;
            }
            urls.add(url);
        }
        return urls.isEmpty() || !isConsistent(urls, settings, problems) ? null : new RedisAddresses(urls, settings);
    }

    private static boolean isConsistent(List<RedisUrl> urls, StoreSettings settings, Report problems) {
        RedisUrl first = urls.get(0);
        for (RedisUrl url : urls) {
            if (url.isTls() != first.isTls()
                    || url.database() != first.database()
                    || !Objects.equals(url.user(), first.user())
                    || !Objects.equals(url.password(), first.password())) {
                problems.error(
                        KEY,
                        "has addresses that differ in more than host and port",
                        "use the same scheme, database and credentials in all of them");
                return false;
            }
        }
        if (settings.redisMode() == RedisMode.CLUSTER && first.database() != 0) {
            problems.error(
                    KEY, "names a database, but Redis Cluster has only database 0", "remove the path from the URL");
            return false;
        }
        boolean replaced = (first.password() != null && settings.redisPassword().isPresent())
                || (first.user() != null && settings.redisUser().isPresent());
        if (settings.redisMode() != RedisMode.SENTINEL && replaced) {
            problems.error(
                    KEY,
                    "contains credentials that store.redis.user or store.redis.password replaces",
                    "remove them from the URL");
            return false;
        }
        if (settings.redisCa().isPresent() && !first.isTls()) {
            problems.error(
                    StoreSettingKeys.REDIS_CA.name(),
                    "has no effect without TLS",
                    "write rediss:// in store.redis.url, or remove this line");
            return false;
        }
        if (first.user() != null
                && first.password() == null
                && (settings.redisMode() == RedisMode.SENTINEL
                        || !settings.redisPassword().isPresent())) {
            // Jedis would not log in, and use the default user.
            problems.error(
                    KEY,
                    "contains a user, but no password",
                    "write redis://USER:PASSWORD@HOST, or redis://:PASSWORD@HOST if Redis has only a password; better set"
                            + " store.redis.user and store.redis.password");
            return false;
        }
        if (settings.redisUser().isPresent() && !hasPassword(first, settings)) {
            problems.error(
                    StoreSettingKeys.REDIS_USER.name(),
                    "has no effect without a password",
                    "add store.redis.password, or remove this line");
            return false;
        }
        return true;
    }

    /** The URL of a Sentinel contains the credentials of Sentinel only. */
    private static boolean hasPassword(RedisUrl first, StoreSettings settings) {
        return settings.redisPassword().isPresent()
                || (settings.redisMode() != RedisMode.SENTINEL && first.password() != null);
    }

    List<RedisUrl> urls() {
        return urls;
    }

    boolean isTls() {
        return urls.get(0).isTls();
    }

    int database() {
        return urls.get(0).database();
    }

    /** Returns the user of the servers that store the data. */
    @Nullable
    String user() {
        return user;
    }

    /** Returns the password of the servers that store the data. */
    @Nullable
    String password() {
        return password;
    }

    @Override
    public String toString() {
        return urls.toString();
    }
}
