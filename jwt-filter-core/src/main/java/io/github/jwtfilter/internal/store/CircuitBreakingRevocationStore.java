package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import java.util.List;

/** Calls a store of revocations through a circuit breaker. */
final class CircuitBreakingRevocationStore implements RevocationStore {
    private final RevocationStore store;
    private final CircuitBreaker breaker;

    CircuitBreakingRevocationStore(RevocationStore store, CircuitBreaker breaker) {
        this.store = store;
        this.breaker = breaker;
    }

    @Override
    public void put(StoredRevocation revocation) {
        breaker.run(() -> store.put(revocation));
    }

    @Override
    public long[] find(List<String> ids, long now) {
        return breaker.call(() -> store.find(ids, now));
    }

    @Override
    public boolean remove(String id) {
        return breaker.call(() -> store.remove(id));
    }

    @Override
    public List<StoredRevocation> list(int limit) {
        return breaker.call(() -> store.list(limit));
    }

    @Override
    public int prune(long now) {
        return breaker.call(() -> store.prune(now));
    }

    @Override
    public void close() {
        store.close();
    }
}
