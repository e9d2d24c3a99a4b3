package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.digest.Sha256;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refreshed logins that could not be stored, since the store failed after the identity provider had accepted the refresh token: it
 * may not accept the one in the store again. Kept in memory until the session is renewed on this server, or ends. Thread-safe.
 */
public final class UnstoredLogins {
    static final int MAX_ENTRIES = 1_000;

    /** The limit for the data of all sessions together, in characters; 4 KiB for each of them. */
    static final int MAX_LENGTH = 4_096_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** Creates an empty table. */
    public UnstoredLogins() {}

    /**
     * Keeps the data of a session until the session ends without a renewal. If there is no room, arbitrary other entries are removed.
     *
     * @param leased the session as it was leased
     * @param data the data that could not be stored
     */
    synchronized void put(StoredSession leased, SessionData data, long now) {
        entries.values().removeIf(entry -> entry.endsAt <= now);
        entries.remove(leased.id());
        Entry added = new Entry(leased, data);
        Iterator<Entry> others = entries.values().iterator();
        while ((entries.size() >= MAX_ENTRIES || length() + added.length > MAX_LENGTH) && others.hasNext()) {
            others.next();
            others.remove();
        }
        entries.put(leased.id(), added);
    }

    private int length() {
        int length = 0;
        for (Entry entry : entries.values()) {
            length += entry.length;
        }
        return length;
    }

    /**
     * Removes the data of a session, which the caller stores, or keeps again. Of concurrent calls, one returns it.
     *
     * @param session the session in the store
     * @return null if there is none, or the session has been renewed or refreshed since
     */
    @Nullable
    SessionData take(StoredSession session) {
        Entry entry = entries.get(session.id());
        return entry != null && entry.follows(session) && entries.remove(session.id(), entry) ? entry.data : null;
    }

    /** Removes the data of a session like {@link #take}, if the lease under which it was kept is the present one. */
    @Nullable
    SessionData takeLeased(StoredSession session) {
        Entry entry = entries.get(session.id());
        return entry != null && entry.leaseUntil == session.leaseUntil() ? take(session) : null;
    }

    /** Removes the data of a session that has ended. */
    void remove(String sessionId) {
        entries.remove(sessionId);
    }

    int size() {
        return entries.size();
    }

    /** Hides the values, which are secrets. */
    @Override
    public String toString() {
        return "(hidden)";
    }

    private static final class Entry {
        private final String hash;
        private final byte[] earlierData;
        private final long leaseUntil;
        private final long endsAt;
        private final int length;
        private final SessionData data;

        Entry(StoredSession leased, SessionData data) {
            this.hash = leased.currentHash();
            this.earlierData = Sha256.of(leased.data());
            this.leaseUntil = leased.leaseUntil();
            this.endsAt = leased.idleUntil();
            this.length = data.text().length();
            this.data = data;
        }

        boolean follows(StoredSession session) {
            return hash.equals(session.currentHash()) && Arrays.equals(earlierData, Sha256.of(session.data()));
        }
    }
}
