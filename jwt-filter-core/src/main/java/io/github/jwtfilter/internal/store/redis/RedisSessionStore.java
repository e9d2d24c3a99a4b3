package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores each session as a hash, {@code s:<id>} after the prefix, which Redis removes some minutes after its time has passed; the
 * IDs of the sessions of a subject as a sorted set by their ends, {@code u:<subjectId>}; and the sessions with a salt as a sorted
 * set by their last renewal, {@code salts}. Lifetimes are relative to the clock of the application, so that the clock of Redis has
 * no effect.
 */
final class RedisSessionStore implements SessionStore {
    /** The time that an entry remains after its end: the largest clock skew that can be configured. */
    static final long TOLERANCE_MILLIS = 600_000;

    /** A longer lifetime is treated as this one: 100 years. */
    static final long MAX_LIFETIME_MILLIS = 100L * 366 * 24 * 3_600 * 1_000;

    private static final int SALT_BATCH = 500;
    private static final int MAX_SALT_BATCHES = 1_000;

    private final RedisServers servers;
    private final EvictionCheck eviction;
    private final String sessionPrefix;
    private final String subjectPrefix;
    private final String saltsKey;

    RedisSessionStore(RedisServers servers, EvictionCheck eviction, String prefix) {
        this.servers = servers;
        this.eviction = eviction;
        this.sessionPrefix = prefix + "s:";
        this.subjectPrefix = prefix + "u:";
        this.saltsKey = prefix + "salts";
    }

    @Override
    public void create(StoredSession session) {
        String key = sessionPrefix + session.id();
        String lifetime = lifetime(session.createdAt(), session.idleUntil());
        List<String> arguments = new ArrayList<>(Collections.singletonList(lifetime));
        arguments.addAll(SessionFields.of(session));
        if (session.salt() != null) {
            noteSalt(session, lifetime);
        }
        if (!servers.runs(RedisScript.CREATE, key, arguments.toArray(new String[0]))) {
            throw new StoreException("there is already a session with this ID");
        }
        // After the session, so that an ID without a session can be removed from the index at any time.
        servers.runs(
                RedisScript.INDEX,
                subjectPrefix + session.subjectId(),
                session.id(),
                Long.toString(session.endsAt()),
                Long.toString(session.createdAt() - TOLERANCE_MILLIS),
                lifetime(session.createdAt(), session.endsAt()));
    }

    private static String lifetime(long from, long until) {
        return Long.toString(Math.min(Math.max(0, until - from), MAX_LIFETIME_MILLIS) + TOLERANCE_MILLIS);
    }

    /** Before the salt is stored, so that each salt is found again. */
    private void noteSalt(StoredSession session, String lifetime) {
        servers.runs(RedisScript.NOTE_SALT, saltsKey, Long.toString(session.rotatedAt()), session.id(), lifetime);
    }

    @Override
    public @Nullable StoredSession find(String id) {
        return SessionFields.session(id, servers.send(RedisCommand.HMGET, sessionPrefix + id, SessionFields.NAMES));
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        String key = sessionPrefix + renewed.id();
        String lifetime = lifetime(renewed.rotatedAt(), renewed.idleUntil());
        List<String> keys = new ArrayList<>(Collections.singletonList(key));
        if (renewed.salt() != null) {
            if (servers.haveSameServer(key, saltsKey)) {
                keys.add(saltsKey);
            } else {
                noteSalt(renewed, lifetime);
            }
        }
        return RedisServers.isOne(servers.run(
                RedisScript.ROTATE,
                keys,
                expectedHash,
                lifetime,
                renewed.currentHash(),
                SessionFields.orEmpty(renewed.previousHash()),
                SessionFields.orEmpty(renewed.salt()),
                Long.toString(renewed.rotatedAt()),
                Long.toString(renewed.idleUntil()),
                renewed.data(),
                renewed.id()));
    }

    @Override
    public boolean lease(String id, String expectedHash, long now, long until) {
        return servers.runs(
                RedisScript.LEASE, sessionPrefix + id, expectedHash, Long.toString(now), Long.toString(until));
    }

    @Override
    public boolean remove(String id) {
        String subject =
                RedisServers.text(servers.run(RedisScript.REMOVE, Collections.singletonList(sessionPrefix + id)));
        if (subject == null) {
            return false;
        }
        try {
            servers.send(RedisCommand.ZREM, subjectPrefix + subject, id);
        } catch (StoreException e) {
            // The session is removed; findBySubject removes its ID.
        }
        return true;
    }

    @Override
    public List<StoredSession> findBySubject(String subjectId) {
        String index = subjectPrefix + subjectId;
        List<String> ids = ids(servers.send(RedisCommand.ZRANGE, index, "0", "-1"));
        List<String> keys = new ArrayList<>();
        ids.forEach(id -> keys.add(sessionPrefix + id));
        List<Object> replies = servers.sendAll(RedisCommand.HMGET, keys, SessionFields.NAMES);
        List<StoredSession> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            StoredSession session = SessionFields.session(ids.get(i), replies.get(i));
            if (session == null) {
                missing.add(ids.get(i));
            } else {
                found.add(session);
            }
        }
        if (!missing.isEmpty()) {
            servers.send(RedisCommand.ZREM, index, missing.toArray(new String[0]));
        }
        return found;
    }

    private static List<String> ids(@Nullable Object reply) {
        List<String> ids = new ArrayList<>();
        for (String id : RedisServers.texts(reply)) {
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Removes salts; Redis removes sessions itself, so long after their end that no lease is in effect. */
    @Override
    public void prune(long now, long rotatedBefore) {
        eviction.run();
        String before = Long.toString(rotatedBefore);
        for (int i = 0; i < MAX_SALT_BATCHES; i++) {
            List<String> ids = ids(servers.send(
                    RedisCommand.ZRANGEBYSCORE,
                    saltsKey,
                    "-inf",
                    "(" + before,
                    "LIMIT",
                    "0",
                    Integer.toString(SALT_BATCH)));
            if (ids.isEmpty()) {
                return;
            }
            removeSalts(ids, before);
            List<String> arguments = new ArrayList<>(Collections.singletonList(before));
            arguments.addAll(ids);
            servers.runs(RedisScript.FORGET_SALTS, saltsKey, arguments.toArray(new String[0]));
        }
    }

    private void removeSalts(List<String> ids, String before) {
        List<String> keys = new ArrayList<>();
        ids.forEach(id -> keys.add(sessionPrefix + id));
        for (List<String> batch : servers.batches(keys, SALT_BATCH)) {
            servers.run(RedisScript.REMOVE_SALTS, batch, before);
        }
    }

    @Override
    public void close() {
        servers.close();
    }
}
