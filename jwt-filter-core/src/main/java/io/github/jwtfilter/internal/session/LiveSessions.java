package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds the sessions that have not ended. Thread-safe. */
final class LiveSessions {
    private final SessionStore store;
    private final SessionRevocations revocations;
    private final UnstoredLogins unstored;
    private final SessionEnd ending;
    private final Clock clock;

    LiveSessions(
            SessionStore store,
            SessionRevocations revocations,
            UnstoredLogins unstored,
            SessionEnd ending,
            Clock clock) {
        this.store = store;
        this.revocations = revocations;
        this.unstored = unstored;
        this.ending = ending;
        this.clock = clock;
    }

    /** Returns a session; null if there is none, or its time has passed. */
    @Nullable
    StoredSession find(String sessionId) {
        StoredSession session = store.find(sessionId);
        long now = clock.millis();
        if (session == null || now >= session.idleUntil() || now >= session.endsAt()) {
            unstored.remove(sessionId);
            return null;
        }
        return session;
    }

    /**
     * Returns whether a session would be revoked if it had started at the beginning of its second, as its user was revoked in that
     * second.
     */
    boolean isRevokedInSecond(StoredSession session, SessionData data) {
        long second = session.createdAt() - session.createdAt() % 1_000;
        return revocations.isRevoked(session.id(), data.subject(), data.login(), second);
    }

    /** Returns whether an operator, or the identity provider, has revoked a session, and then removes it. */
    boolean isRevoked(StoredSession session, SessionData data) {
        if (!revocations.isRevoked(session.id(), data.subject(), data.login(), session.createdAt())) {
            return false;
        }
        unstored.remove(session.id());
        ending.remove(session.id(), data.subject(), SessionEnded.Cause.REVOKED);
        return true;
    }
}
