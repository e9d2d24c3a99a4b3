package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.store.memory.MemoryRevocationStore;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/** A circuit breaker changes nothing while the store is available. */
class CircuitBreakingStoresTest {
    private final Backend backend = new Backend(
                    new MemorySessionStore(1_000, Clock.systemUTC()),
                    new MemoryRevocationStore(1_000, Clock.systemUTC()),
                    () -> {})
            .with(new CircuitBreaker("memory", e -> true, System::nanoTime, EventPublisher.NONE));

    @Nested
    class Sessions extends SessionStoreContract {
        @Override
        protected SessionStore store() {
            return backend.sessions();
        }
    }

    @Nested
    class Revocations extends RevocationStoreContract {
        @Override
        protected RevocationStore store() {
            return backend.revocations();
        }
    }
}
