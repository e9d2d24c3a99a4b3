package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.verify.RecentUse;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.MonitorSettings;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts requests in a {@link Monitor}, and raises alerts by the settings. Thread-safe. */
public final class RequestMonitor implements DecisionObserver {
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Monitor monitor;
    private final Connections connections;
    private final @Nullable String sessionIssuer;
    private final @Nullable Rate failures;
    private final @Nullable Rate addresses;
    private final int riseFactor;
    private final long recentNanos;

    RequestMonitor(Monitor monitor, MonitorSettings settings, Connections connections, @Nullable String sessionIssuer) {
        this.monitor = monitor;
        this.connections = connections;
        this.sessionIssuer = sessionIssuer;
        this.failures = settings.failures().orElse(null);
        this.addresses = settings.addresses().orElse(null);
        this.riseFactor = settings.rise();
        this.recentNanos =
                addresses == null ? 0 : Math.min(RECENT_NANOS, addresses.time().toNanos());
    }

    /** Counts the address of a verified token. Most requests come from the same address as the last one with this token. */
    @Override
    public void verified(RequestView request, String clientAddress, JwtPrincipal principal) {
        if (addresses == null) {
            return;
        }
        VerifiedToken token = principal.token();
        VerifiedJwt cached = token instanceof VerifiedJwt ? (VerifiedJwt) token : null;
        RecentUse last = cached == null ? null : cached.recentUse();
        long now = monitor.nanoTime.getAsLong();
        if (last != null && last.covers(clientAddress, now, recentNanos)) {
            return;
        }
        String session = sessionId(token);
        String key = last == null ? key(principal, session) : last.key();
        if (cached != null) {
            cached.setRecentUse(new RecentUse(key, clientAddress, now));
        }
        int count = monitor.tokens.count(key, Connection.networkOf(clientAddress), addresses, now);
        if (count > 0) {
            raiseManyAddresses(principal, session, count, addresses, clientAddress);
        }
    }

    private static String key(JwtPrincipal principal, @Nullable String session) {
        return session == null ? TokenKey.ofToken(principal) : TokenKey.ofSession(session);
    }

    /** Returns the session of a token that this application has issued, otherwise null. */
    private @Nullable String sessionId(VerifiedToken token) {
        Object sessionId = sessionIssuer != null && sessionIssuer.equals(token.issuer()) ? token.claim("sid") : null;
        return sessionId instanceof String ? (String) sessionId : null;
    }

    private void raiseManyAddresses(
            JwtPrincipal principal, @Nullable String session, int count, Rate permitted, String clientAddress) {
        String user = principal.getName();
        if (session == null) {
            String label = AlertText.label(principal.token());
            Alert alert = new Alert(
                    Alert.Kind.TOKEN_FROM_MANY_ADDRESSES, label, user, count, permitted.time(), clientAddress);
            monitor.raise(alert, AlertText.tokenFromManyAddresses(alert, permitted));
        } else {
            Alert alert = new Alert(
                    Alert.Kind.SESSION_FROM_MANY_ADDRESSES, session, user, count, permitted.time(), clientAddress);
            monitor.raise(alert, AlertText.sessionFromManyAddresses(alert, permitted));
        }
    }

    @Override
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        RejectionReason reason = rejection.reason();
        long now = monitor.nanoTime.getAsLong();
        if (failures != null && isFailure(reason)) {
            countFailure(request, clientAddress, reason, failures, now);
        }
        if (riseFactor > 0) {
            countReason(clientAddress, reason, now);
        }
    }

    /**
     * Returns whether a request had a token that was rejected because of the client. Not one whose login the identity provider has
     * ended, or could not confirm during an outage.
     */
    static boolean isFailure(RejectionReason reason) {
        return (reason.kind() == RejectionKind.INVALID_TOKEN && reason != RejectionReason.LOGIN_ENDED)
                || reason.kind() == RejectionKind.INVALID_REQUEST
                || reason == RejectionReason.TOO_MANY_FAILURES;
    }

    private void countFailure(
            RequestView request, String clientAddress, RejectionReason reason, Rate permitted, long now) {
        String network = Connection.networkOf(clientAddress);
        int count = monitor.clients.count(network, permitted, now);
        if (count > 0) {
            Alert alert = new Alert(Alert.Kind.MANY_FAILURES, network, "", count, permitted.time(), clientAddress);
            boolean shared = connections.mayShare(request, clientAddress);
            monitor.raise(alert, AlertText.manyFailures(alert, permitted, reason, shared));
        }
    }

    private void countReason(String clientAddress, RejectionReason reason, long now) {
        RejectionRise.Rise rise = monitor.rise(reason).count(riseFactor, now);
        if (rise != null) {
            Alert alert = new Alert(Alert.Kind.REJECTIONS_RISEN, reason.code(), "", rise.count, MINUTE, clientAddress);
            monitor.raise(alert, AlertText.rejectionsRisen(alert, rise, riseFactor));
        }
    }

    /**
     * Reports a session that was ended because an old renewal token was presented.
     *
     * @param sessionId the session
     * @param user its user
     * @param clientAddress the address of the client that has presented the token
     */
    public void renewalTokenReused(String sessionId, String user, String clientAddress) {
        if (monitor.isNewReuse(sessionId)) {
            Alert alert = new Alert(Alert.Kind.RENEWAL_TOKEN_REUSED, sessionId, user, 1, Duration.ZERO, clientAddress);
            monitor.raise(alert, AlertText.renewalTokenReused(alert));
        }
    }
}
