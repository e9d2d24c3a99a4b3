package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.SessionEvent;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.session.EventCounter;
import io.github.jwtfilter.internal.session.SessionCounters;
import io.github.jwtfilter.settings.SessionSettings;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts renewals, and reports unusual use of sessions to the log and to the listeners, one event for each session or client in a period. */
final class SessionAlerts {
    private static final Log LOG = Log.of(SessionAlerts.class);
    private static final int SIZES_PER_MINUTE = 4;
    private static final int RECENT = 4096;
    private static final long RECENT_NANOS = 10_000_000_000L;

    private final GuardListeners listeners;
    private final SessionCounters counters;
    private final EventCounter addresses;
    private final EventCounter failures;
    private final LogRateLimiter sizes;
    private final LongSupplier nanoTime;

    /** The last uses, by a part of the hash code of the session: most requests of a session have the same address. */
    private final AtomicReferenceArray<@Nullable Use> recent = new AtomicReferenceArray<>(RECENT);

    SessionAlerts(SessionSettings settings, GuardListeners listeners, SessionCounters counters, LongSupplier nanoTime) {
        this.listeners = listeners;
        this.counters = counters;
        this.addresses = new EventCounter(settings.alertAddresses(), nanoTime);
        this.failures = new EventCounter(settings.alertFailures(), nanoTime);
        this.sizes = new LogRateLimiter(SIZES_PER_MINUTE, nanoTime);
        this.nanoTime = nanoTime;
    }

    /** Counts a successful renewal. */
    void renewed() {
        counters.countRenewal();
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
        send(new SessionEvent(SessionEvent.Kind.RENEWAL_TOKEN_REUSED, sessionId, subject, clientAddress));
    }

    /** Counts a failed renewal. */
    void failed(String clientAddress) {
        counters.countFailure();
        if (failures.count(clientAddress)) {
            LOG.warn("More renewals of sessions fail than session.alert.failures permits. Client: "
                    + LogText.of(clientAddress));
            send(new SessionEvent(SessionEvent.Kind.MANY_FAILED_RENEWALS, "", "", clientAddress));
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
            send(new SessionEvent(SessionEvent.Kind.MANY_ADDRESSES, sessionId, subject, clientAddress));
        }
    }

    private void send(SessionEvent event) {
        listeners.call(listener -> listener.unusual(event));
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
