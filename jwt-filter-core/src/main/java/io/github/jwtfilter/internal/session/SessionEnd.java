package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.settings.SessionSettings;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends sessions: revokes their access tokens, removes them from the store, and publishes the event. Thread-safe. */
final class SessionEnd {
    /** The time in which another request that renews the session at the same moment gets its access token. */
    private static final long TOLERANCE_MILLIS = 5_000;

    private final SessionStore store;
    private final SessionRevocations revocations;
    private final UnstoredLogins unstored;
    private final SessionCounters counters;
    private final Clock clock;
    private final EventPublisher events;
    private final long untilExpired;
    private final long maxMillis;

    /** The clock skew counts twice: it is the difference between the clocks of two servers, and a tolerance of each check. */
    SessionEnd(
            SessionStore store,
            SessionRevocations revocations,
            UnstoredLogins unstored,
            SessionSettings settings,
            Duration clockSkew,
            SessionCounters counters,
            Clock clock,
            EventPublisher events) {
        this.store = store;
        this.revocations = revocations;
        this.unstored = unstored;
        this.counters = counters;
        this.clock = clock;
        this.events = events;
        this.untilExpired = settings.accessLifetime().toMillis() + 2 * clockSkew.toMillis() + TOLERANCE_MILLIS;
        this.maxMillis = settings.maxLifetime().toMillis();
    }

    /**
     * Ends a session. Revokes first: if that fails, the session is still there for another attempt. If the session cannot be
     * removed, it is revoked for as long as it could be renewed.
     *
     * @param subject the user for the event, or null if it is not known
     * @param cause why the session ends, for the event
     * @return whether it was there: of concurrent calls, one returns true
     * @throws StoreException if the session may not have ended
     */
    boolean end(String sessionId, @Nullable String subject, SessionEnded.Cause cause) {
        long now = clock.millis();
        revocations.revoke(sessionId, now + untilExpired);
        unstored.remove(sessionId);
        try {
            return remove(sessionId, subject, cause);
        } catch (StoreException e) {
            revoke(sessionId, now + maxMillis + untilExpired, e);
            throw e;
        }
    }

    /** Removes a session whose access tokens are revoked already, and publishes the event if it was there. */
    boolean remove(String sessionId, @Nullable String subject, SessionEnded.Cause cause) {
        boolean present = store.remove(sessionId);
        if (present) {
            counters.countEnd(cause);
            events.publish((time, application) -> new SessionEnded(time, application, sessionId, subject, cause));
        }
        return present;
    }

    private void revoke(String sessionId, long until, StoreException cause) {
        try {
            revocations.revoke(sessionId, until);
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }
}
