package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionRenewed;
import io.github.jwtfilter.SessionStarted;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.monitor.RequestMonitor;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.SessionCounters;
import java.util.Collection;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts sessions and renewals, publishes them as events, and reports access tokens that browsers do not store. */
final class SessionAlerts {
    private static final Log LOG = Log.of(SessionAlerts.class);
    private static final int SIZES_PER_MINUTE = 4;

    private final RequestMonitor monitor;
    private final EventPublisher events;
    private final SessionCounters counters;
    private final LogRateLimiter sizes;

    SessionAlerts(RequestMonitor monitor, EventPublisher events, SessionCounters counters, LongSupplier nanoTime) {
        this.monitor = monitor;
        this.events = events;
        this.counters = counters;
        this.sizes = new LogRateLimiter(SIZES_PER_MINUTE, nanoTime);
    }

    /** Counts a new session. */
    void started(IssuedSession session, Collection<String> roles, String clientAddress) {
        counters.countStart();
        events.publish((time, application) ->
                new SessionStarted(time, application, session.sessionId(), session.subject(), roles, clientAddress));
    }

    /** Publishes that the identity provider has ended a login; the session ID and the subject are its own. */
    void endedByProvider(@Nullable String sessionId, @Nullable String subject) {
        events.publish((time, application) ->
                new SessionEnded(time, application, sessionId, subject, SessionEnded.Cause.PROVIDER_LOGOUT));
    }

    /** Counts a successful renewal. */
    void renewed(IssuedSession session, String clientAddress) {
        counters.countRenewal();
        if (!session.isTemporary()) {
            events.publish((time, application) ->
                    new SessionRenewed(time, application, session.sessionId(), session.subject(), clientAddress));
        }
    }

    /**
     * Reports a session whose access token has become too large for a cookie since its start: the session continues, but without an
     * access token in the browser.
     */
    void notStored(String sessionId) {
        if (sizes.tryAcquire()) {
            LOG.warn("The access token of session " + LogText.of(sessionId)
                    + " has become too large for a cookie, so that"
                    + " browsers do not store it and each request renews the session. The key that signs now has a larger"
                    + " signature than that at the login: sign with a key for ES256, or start sessions with fewer roles"
                    + " and claims");
        }
    }

    /** Reports a session that was ended because an old renewal token was presented. */
    void reused(String sessionId, String subject, String clientAddress) {
        counters.countReuse();
        monitor.renewalTokenReused(sessionId, subject, clientAddress);
    }

    /** Counts a failed renewal. */
    void failed() {
        counters.countFailure();
    }
}
