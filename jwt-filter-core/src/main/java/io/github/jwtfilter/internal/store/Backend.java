package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;

/** The stores of sessions and revocations of one kind, which share their connections. */
final class Backend {
    private final SessionStore sessions;
    private final RevocationStore revocations;
    private final Runnable onClose;

    Backend(SessionStore sessions, RevocationStore revocations, Runnable onClose) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.onClose = onClose;
    }

    /** Returns the same stores behind a circuit breaker that both share. */
    Backend with(CircuitBreaker breaker) {
        return new Backend(
                new CircuitBreakingSessionStore(sessions, breaker),
                new CircuitBreakingRevocationStore(revocations, breaker),
                onClose);
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
