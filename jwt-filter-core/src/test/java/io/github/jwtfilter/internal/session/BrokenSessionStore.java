package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A store whose calls fail: before they take effect, or after, as when the connection breaks before the response. */
final class BrokenSessionStore implements SessionStore {
    enum Call {
        CREATE,
        FIND,
        ROTATE,
        LEASE,
        REMOVE,
        FIND_BY_SUBJECT
    }

    final Set<Call> failingBefore = EnumSet.noneOf(Call.class);
    final Set<Call> failingAfter = EnumSet.noneOf(Call.class);

    /** Runs before each call of {@link #lease}. */
    volatile Runnable beforeLease = () -> {};

    /** Runs once, before a session is removed. */
    Runnable beforeRemoval = () -> {};

    private final SessionStore store;

    BrokenSessionStore(SessionStore store) {
        this.store = store;
    }

    void repair() {
        failingBefore.clear();
        failingAfter.clear();
    }

    private <T> T call(Call call, Supplier<T> effect) {
        if (failingBefore.contains(call)) {
            throw new StoreException("down");
        }
        T result = effect.get();
        if (failingAfter.contains(call)) {
            throw new StoreException("no response");
        }
        return result;
    }

    @Override
    public void create(StoredSession session) {
        call(Call.CREATE, () -> {
            store.create(session);
            return true;
        });
    }

    @Override
    public StoredSession find(String id) {
        return call(Call.FIND, () -> store.find(id));
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        return call(Call.ROTATE, () -> store.rotate(renewed, expectedHash));
    }

    @Override
    public boolean lease(String id, String expectedHash, long now, long until) {
        beforeLease.run();
        return call(Call.LEASE, () -> store.lease(id, expectedHash, now, until));
    }

    @Override
    public boolean remove(String id) {
        Runnable first = beforeRemoval;
        beforeRemoval = () -> {};
        first.run();
        return call(Call.REMOVE, () -> store.remove(id));
    }

    @Override
    public List<StoredSession> findBySubject(String subjectId) {
        return call(Call.FIND_BY_SUBJECT, () -> store.findBySubject(subjectId));
    }

    @Override
    public void prune(long now, long rotatedBefore) {
        store.prune(now, rotatedBefore);
    }

    @Override
    public void close() {
        store.close();
    }
}
