package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;

/** Finds all keys with a prefix by SCAN, which does not block the server, unlike KEYS. */
final class KeyScan {
    private static final String PAGE = "1000";

    /** Limits the examined keys to about ten million for each server. */
    private static final int MAX_PAGES = 10_000;

    /** Limits the memory: 300 MB. */
    private static final int MAX_KEYS = 2_000_000;

    private static final int BATCH = 1_000;

    private KeyScan() {}

    /** Passes the keys on in batches, each key once, although SCAN and replicas may return it several times. */
    static void run(RedisServers servers, String prefix, Consumer<List<String>> batches) {
        Set<String> keys = new LinkedHashSet<>();
        servers.onEachServer(connection -> scan(connection, pattern(prefix), prefix, keys));
        List<String> all = new ArrayList<>(keys);
        for (int start = 0; start < all.size(); start += BATCH) {
            batches.accept(all.subList(start, Math.min(all.size(), start + BATCH)));
        }
    }

    private static boolean scan(Connection connection, String pattern, String prefix, Set<String> keys) {
        String cursor = "0";
        for (int i = 0; i < MAX_PAGES && keys.size() < MAX_KEYS; i++) {
            connection.sendCommand(RedisCommand.SCAN, cursor, "MATCH", pattern, "COUNT", PAGE);
            Object reply = connection.getOne();
            List<?> parts = reply instanceof List ? (List<?>) reply : new ArrayList<>();
            String next = parts.size() == 2 ? RedisServers.text(parts.get(0)) : null;
            if (next == null) {
                break;
            }
            for (@Nullable String key : RedisServers.texts(parts.get(1))) {
                if (key != null && key.startsWith(prefix)) {
                    keys.add(key);
                }
            }
            if (next.equals("0")) {
                return true;
            }
            cursor = next;
        }
        throw new StoreException(
                "Redis contains too many keys to list the revocations; use an instance or a database of its own");
    }

    /** Escapes the characters that have a meaning in a pattern. */
    static String pattern(String prefix) {
        return prefix.replaceAll("[\\\\*?\\[\\]^]", "\\\\$0") + "*";
    }
}
