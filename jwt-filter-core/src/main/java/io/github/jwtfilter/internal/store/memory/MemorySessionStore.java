package io.github.jwtfilter.internal.store.memory;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores sessions in the memory of the process, up to a maximum number, beyond which new ones are rejected. Finding a session
 * uses no lock and allocates nothing. All sessions are lost when the process ends.
 */
public final class MemorySessionStore implements SessionStore {
    private final ConcurrentHashMap<String, StoredSession> sessions = new ConcurrentHashMap<>();
    private final SubjectIndex subjects = new SubjectIndex();
    private final EntryLimit limit;

    /**
     * Creates an empty store.
     *
     * @param maxEntries the maximum number of sessions
     * @param clock the clock by which sessions end
     */
    public MemorySessionStore(int maxEntries, Clock clock) {
        limit = new EntryLimit("sessions", maxEntries, clock, this::removeEnded);
    }

    @Override
    public void create(StoredSession session) {
        limit.reserve();
        // Indexed first, so that every session that can be found by its ID is also found by its subject.
        subjects.add(session.subjectId(), session.id());
        StoredSession existing = sessions.putIfAbsent(session.id(), session);
        if (existing != null) {
            limit.release();
            if (!existing.subjectId().equals(session.subjectId())) {
                subjects.remove(session.subjectId(), session.id());
            }
            throw new StoreException("there is already a session with this ID");
        }
    }

    @Override
    public @Nullable StoredSession find(String id) {
        return sessions.get(id);
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        while (true) {
            StoredSession stored = sessions.get(renewed.id());
            if (stored == null || !stored.currentHash().equals(expectedHash)) {
                return false;
            }
            StoredSession next = stored.toBuilder()
                    .data(renewed.data())
                    .hashes(renewed.currentHash(), renewed.previousHash(), renewed.salt())
                    .rotatedAt(renewed.rotatedAt())
                    .idleUntil(renewed.idleUntil())
                    .leaseUntil(0)
                    .build();
            // Fails if another thread has renewed, leased or ended the session, or has deleted its salt.
            if (sessions.replace(stored.id(), stored, next)) {
                return true;
            }
        }
    }

    @Override
    public boolean lease(String id, String expectedHash, long now, long until) {
        while (true) {
            StoredSession stored = sessions.get(id);
            if (stored == null || !stored.currentHash().equals(expectedHash) || stored.leaseUntil() > now) {
                return false;
            }
            if (sessions.replace(
                    id, stored, stored.toBuilder().leaseUntil(until).build())) {
                return true;
            }
        }
    }

    @Override
    public boolean remove(String id) {
        StoredSession removed = sessions.remove(id);
        if (removed != null) {
            forget(removed);
        }
        return removed != null;
    }

    @Override
    public List<StoredSession> findBySubject(String subjectId) {
        List<StoredSession> found = new ArrayList<>();
        for (String id : subjects.find(subjectId)) {
            StoredSession session = sessions.get(id);
            if (session != null) {
                found.add(session);
            }
        }
        return found;
    }

    @Override
    public void prune(long now, long rotatedBefore) {
        removeEnded(now);
        for (StoredSession session : sessions.values()) {
            if (session.salt() != null && session.rotatedAt() < rotatedBefore) {
                StoredSession without = session.toBuilder()
                        .hashes(session.currentHash(), session.previousHash(), null)
                        .build();
                sessions.replace(session.id(), session, without);
            }
        }
    }

    private void removeEnded(long now) {
        for (StoredSession session : sessions.values()) {
            // Removes only this value: another thread may have renewed the session.
            if (session.idleUntil() < now && session.leaseUntil() < now && sessions.remove(session.id(), session)) {
                forget(session);
            }
        }
    }

    private void forget(StoredSession removed) {
        subjects.remove(removed.subjectId(), removed.id());
        limit.release();
    }

    /** Has no effect: there is nothing to release, and the sessions remain until the object is collected. */
    @Override
    public void close() {}
}
