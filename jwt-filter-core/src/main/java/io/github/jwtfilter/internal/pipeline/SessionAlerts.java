package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.AlertRaised;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionRenewed;
import io.github.jwtfilter.SessionStarted;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.session.EventCounter;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts renewals, and reports unusual use of sessions to the log and to the listeners, one event for each session or client in a period. */
final class SessionAlerts {
    private static final Log LOG = Log.of(SessionAlerts.class);
    private static final int SIZES_PER_MINUTE = 4;
    private static final int RECENT = 4096;
    private static final long RECENT_NANOS = 10_000_000_000L;

    private final SessionSettings settings;
    private final EventPublisher events;
    private final SessionCounters counters;
    private final EventCounter addresses;
    private final EventCounter failures;
    private final LogRateLimiter sizes;
    private final LongSupplier nanoTime;

    /** The last uses, by a part of the hash code of the session: most requests of a session have the same address. */
    private final AtomicReferenceArray<@Nullable Use> recent = new AtomicReferenceArray<>(RECENT);

    SessionAlerts(SessionSettings settings, EventPublisher events, SessionCounters counters, LongSupplier nanoTime) {
        this.settings = settings;
        this.events = events;
        this.counters = counters;
        this.addresses = new EventCounter(settings.alertAddresses(), nanoTime);
        this.failures = new EventCounter(settings.alertFailures(), nanoTime);
        this.sizes = new LogRateLimiter(SIZES_PER_MINUTE, nanoTime);
        this.nanoTime = nanoTime;
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
        LOG.warn("A renewal token of session " + LogText.of(sessionId) + " was used again after it had been replaced,"
                + " so a copy of it exists; the session has ended. User: " + LogText.of(subject) + ", client: "
                + LogText.of(clientAddress));
        send(new Alert(Alert.Kind.RENEWAL_TOKEN_REUSED, sessionId, subject, 1, Duration.ZERO, clientAddress));
    }

    /** Counts a failed renewal. */
    void failed(String clientAddress) {
        counters.countFailure();
        if (failures.count(clientAddress)) {
            LOG.warn("More renewals of sessions fail than session.alert.failures permits. Client: "
                    + LogText.of(clientAddress));
            Rate permitted = settings.alertFailures();
            send(new Alert(
                    Alert.Kind.MANY_FAILURES,
                    clientAddress,
                    "",
                    permitted.count() + 1L,
                    permitted.time(),
                    clientAddress));
        }
    }

    /** Counts the different addresses that use a session. */
    void used(String sessionId, String subject, String clientAddress) {
        int slot = sessionId.hashCode() & (RECENT - 1);
        Use last = recent.get(slot);
        long now = nanoTime.getAsLong();
        if (last != null && last.equals(sessionId, clientAddress) && now - last.nanos < RECENT_NANOS) {
            return;
        }
        recent.lazySet(slot, new Use(sessionId, clientAddress, now));
        if (addresses.countDistinct(sessionId, clientAddress)) {
            LOG.warn("Session " + LogText.of(sessionId) + " is used from more addresses than session.alert.addresses"
                    + " permits. User: " + LogText.of(subject) + ", client: " + LogText.of(clientAddress));
            Rate permitted = settings.alertAddresses();
            send(new Alert(
                    Alert.Kind.SESSION_FROM_MANY_ADDRESSES,
                    sessionId,
                    subject,
                    permitted.count() + 1L,
                    permitted.time(),
                    clientAddress));
        }
    }

    private void send(Alert alert) {
        events.publish((time, application) -> new AlertRaised(time, application, alert));
    }

    private static final class Use {
        private final String sessionId;
        private final String clientAddress;
        private final long nanos;

        Use(String sessionId, String clientAddress, long nanos) {
            this.sessionId = sessionId;
            this.clientAddress = clientAddress;
            this.nanos = nanos;
        }

        boolean equals(String session, String client) {
            return sessionId.equals(session) && clientAddress.equals(client);
        }
    }
}
