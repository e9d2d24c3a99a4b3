package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;

/** The stores of one database, server or memory. Closing either of them releases the connections of both. */
final class Backend {
    private final SessionStore sessions;
    private final RevocationStore revocations;

    Backend(SessionStore sessions, RevocationStore revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    SessionStore sessions() {
        return sessions;
    }

    RevocationStore revocations() {
        return revocations;
    }

    void close() {
        sessions.close();
        revocations.close();
    }
}
