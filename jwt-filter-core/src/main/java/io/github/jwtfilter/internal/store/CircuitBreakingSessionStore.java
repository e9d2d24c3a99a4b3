package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import java.util.List;
import java.util.Optional;
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
        run(() -> store.create(session));
    }

    @Override
    public @Nullable StoredSession find(String id) {
        return breaker.call(() -> Optional.ofNullable(store.find(id))).orElse(null);
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        return breaker.call(() -> store.rotate(renewed, expectedHash));
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
        run(() -> store.prune(now, rotatedBefore));
    }

    private void run(Runnable call) {
        breaker.call(() -> {
            call.run();
            return true;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
