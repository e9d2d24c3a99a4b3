package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.revocation.LatestRevocations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores each revocation as a string, {@code r:<id>} after the prefix, which Redis removes some minutes after it has expired. The
 * lifetime is relative to the clock of the application, so that the clock of Redis has no effect.
 */
final class RedisRevocationStore implements RevocationStore {
    private final RedisServers servers;
    private final EvictionCheck eviction;
    private final String prefix;
    private final Clock clock;

    RedisRevocationStore(RedisServers servers, EvictionCheck eviction, String prefix, Clock clock) {
        this.servers = servers;
        this.eviction = eviction;
        this.prefix = prefix + "r:";
        this.clock = clock;
    }

    @Override
    public void put(StoredRevocation revocation) {
        boolean stored = servers.runs(
                RedisScript.PUT,
                prefix + revocation.id(),
                Long.toString(revocation.issuedBefore()),
                Long.toString(revocation.expiresAt()),
                RevocationText.label(revocation),
                Long.toString(lifetime(revocation.expiresAt())));
        if (!stored) {
            throw RevocationText.unreadable();
        }
    }

    /** Returns the lifetime in milliseconds, or 0 for none. */
    private long lifetime(long expiresAt) {
        long now = clock.millis();
        if (expiresAt > now && expiresAt - now > RedisSessionStore.MAX_LIFETIME_MILLIS) {
            return 0;
        }
        return Math.max(0, expiresAt - now) + RedisSessionStore.TOLERANCE_MILLIS;
    }

    @Override
    public long[] find(List<String> ids, long now) {
        List<String> keys = new ArrayList<>(ids.size());
        for (String id : ids) {
            keys.add(prefix + id);
        }
        long[] found = new long[ids.size()];
        Arrays.fill(found, NOT_REVOKED);
        int start = 0;
        for (List<String> batch : servers.batches(keys, keys.size())) {
            List<@Nullable String> values = values(batch);
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                StoredRevocation revocation = value == null ? null : RevocationText.parse(ids.get(start + i), value);
                if (revocation != null && revocation.expiresAt() >= now) {
                    found[start + i] = revocation.issuedBefore();
                }
            }
            start += batch.size();
        }
        return found;
    }

    private List<@Nullable String> values(List<String> keys) {
        String[] others = keys.subList(1, keys.size()).toArray(new String[0]);
        List<@Nullable String> values = RedisServers.texts(servers.send(RedisCommand.MGET, keys.get(0), others));
        if (values.size() != keys.size()) {
            throw RevocationText.unreadable();
        }
        return values;
    }

    @Override
    public boolean remove(String id) {
        return RedisServers.isOne(servers.send(RedisCommand.DEL, prefix + id));
    }

    /** Reads all keys of the database, which takes seconds if there are millions. */
    @Override
    public List<StoredRevocation> list(int limit) {
        LatestRevocations latest = new LatestRevocations(limit);
        KeyScan.run(servers, prefix, keys -> {
            // MGET, unlike GET, returns nothing for a key of another kind.
            List<Object> replies = servers.sendAll(RedisCommand.MGET, keys);
            for (int i = 0; i < keys.size(); i++) {
                String value = RedisServers.texts(replies.get(i)).get(0);
                if (value != null) {
                    latest.add(RevocationText.parse(keys.get(i).substring(prefix.length()), value));
                }
            }
        });
        return latest.all();
    }

    /** Removes nothing: Redis does so itself. */
    @Override
    public int prune(long now) {
        eviction.run();
        return 0;
    }

    @Override
    public void close() {
        servers.close();
    }
}
