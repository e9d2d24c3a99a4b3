package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.settings.SessionSettings;
import java.time.Clock;
import java.time.Duration;

/** Ends sessions: revokes their access tokens, and removes them from the store. Thread-safe. */
final class SessionEnd {
    /** The time in which another request that renews the session at the same moment gets its access token. */
    private static final long TOLERANCE_MILLIS = 5_000;

    private final SessionStore store;
    private final SessionRevocations revocations;
    private final UnstoredLogins unstored;
    private final Clock clock;
    private final long untilExpired;
    private final long maxMillis;

    /** The clock skew counts twice: it is the difference between the clocks of two servers, and a tolerance of each check. */
    SessionEnd(
            SessionStore store,
            SessionRevocations revocations,
            UnstoredLogins unstored,
            SessionSettings settings,
            Duration clockSkew,
            Clock clock) {
        this.store = store;
        this.revocations = revocations;
        this.unstored = unstored;
        this.clock = clock;
        this.untilExpired = settings.accessLifetime().toMillis() + 2 * clockSkew.toMillis() + TOLERANCE_MILLIS;
        this.maxMillis = settings.maxLifetime().toMillis();
    }

    /**
     * Ends a session. Revokes first: if that fails, the session is still there for another attempt. If the session cannot be
     * removed, it is revoked for as long as it could be renewed.
     *
     * @return whether it was there: of concurrent calls, one returns true
     * @throws StoreException if the session may not have ended
     */
    boolean end(String sessionId) {
        long now = clock.millis();
        revocations.revoke(sessionId, now + untilExpired);
        unstored.remove(sessionId);
        try {
            return store.remove(sessionId);
        } catch (StoreException e) {
            revoke(sessionId, now + maxMillis + untilExpired, e);
            throw e;
        }
    }

    private void revoke(String sessionId, long until, StoreException cause) {
        try {
            revocations.revoke(sessionId, until);
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }
}
