package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import org.jspecify.annotations.Nullable;

/** The stores of sessions and revocations of one kind, which share their connections. */
final class Backend {
    private final SessionStore sessions;
    private final RevocationStore revocations;
    private final Runnable onClose;
    private final @Nullable CircuitBreaker breaker;

    Backend(SessionStore sessions, RevocationStore revocations, Runnable onClose) {
        this(sessions, revocations, onClose, null);
    }

    private Backend(
            SessionStore sessions, RevocationStore revocations, Runnable onClose, @Nullable CircuitBreaker breaker) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.onClose = onClose;
        this.breaker = breaker;
    }

    /** Returns the same stores behind a circuit breaker that both share. */
    Backend with(CircuitBreaker shared) {
        return new Backend(
                new CircuitBreakingSessionStore(sessions, shared),
                new CircuitBreakingRevocationStore(revocations, shared),
                onClose,
                shared);
    }

    /** Returns the circuit breaker, or null for stores in memory. */
    @Nullable
    CircuitBreaker breaker() {
        return breaker;
    }

    SessionStore sessions() {
        return sessions;
    }

    RevocationStore revocations() {
        return revocations;
    }

    void close() {
        onClose.run();
    }
}
