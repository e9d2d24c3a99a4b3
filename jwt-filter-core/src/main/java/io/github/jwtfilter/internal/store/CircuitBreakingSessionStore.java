package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a store of sessions through a circuit breaker. */
final class CircuitBreakingSessionStore implements SessionStore {
    private final SessionStore store;
    private final CircuitBreaker breaker;

    CircuitBreakingSessionStore(SessionStore store, CircuitBreaker breaker) {
        this.store = store;
        this.breaker = breaker;
    }

    @Override
    public void create(StoredSession session) {
        breaker.run(() -> store.create(session));
    }

    @Override
    public @Nullable StoredSession find(String id) {
        return breaker.<@Nullable StoredSession>call(() -> store.find(id));
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        return breaker.call(() -> store.rotate(renewed, expectedHash));
    }

    @Override
    public boolean lease(String id, String expectedHash, long now, long until) {
        return breaker.call(() -> store.lease(id, expectedHash, now, until));
    }

    @Override
    public boolean remove(String id) {
        return breaker.call(() -> store.remove(id));
    }

    @Override
    public List<StoredSession> findBySubject(String subjectId) {
        return breaker.call(() -> store.findBySubject(subjectId));
    }

    @Override
    public void prune(long now, long rotatedBefore) {
        breaker.run(() -> store.prune(now, rotatedBefore));
    }

    @Override
    public void close() {
        store.close();
    }
}
