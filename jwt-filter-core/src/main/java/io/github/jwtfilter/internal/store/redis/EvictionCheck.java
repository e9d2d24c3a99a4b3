package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.logging.Log;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Connection;

/**
 * Warns once if Redis is configured to remove keys when its memory is full, since revoked tokens would then be accepted again.
 * Runs in the background, after the server has become reachable.
 */
final class EvictionCheck {
    private static final Log LOG = Log.of(RedisStores.class);
    private static final Pattern LIMIT = Pattern.compile("(?m)^maxmemory:[1-9]");
    private static final Pattern POLICY = Pattern.compile("(?m)^maxmemory_policy:([a-z-]{1,40})");
    private static final String NONE = "noeviction";

    private final RedisServers servers;
    private final AtomicBoolean done = new AtomicBoolean();

    EvictionCheck(RedisServers servers) {
        this.servers = servers;
    }

    void run() {
        if (done.get()) {
            return;
        }
        try {
            for (String policy : servers.onEachServer(EvictionCheck::policy)) {
                if (!policy.equals(NONE) && done.compareAndSet(false, true)) {
                    LOG.warn(
                            "Redis removes sessions and revocations when its memory is full (maxmemory-policy " + policy
                                    + "), so that revoked tokens are accepted again; set maxmemory-policy to noeviction");
                }
            }
            done.set(true);
        } catch (StoreException e) {
            // The server is not reachable, or the user lacks the permission for INFO: tried again with the next run.
        }
    }

    private static String policy(Connection connection) {
        connection.sendCommand(RedisCommand.INFO, "memory");
        String text = RedisServers.text(connection.getOne());
        Matcher policy = POLICY.matcher(text == null ? "" : text);
        return policy.find() && LIMIT.matcher(text).find() ? policy.group(1) : NONE;
    }
}
