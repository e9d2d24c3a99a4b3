package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Renews sessions: decides by their state whether a renewal token is replaced, repeated or rejected. Thread-safe. */
final class TokenRenewal {
    private final String application;
    private final LiveSessions live;
    private final TokenRotation rotation;
    private final ProviderSessions providers;
    private final SessionEnd ending;
    private final Clock clock;

    TokenRenewal(
            String application,
            LiveSessions live,
            TokenRotation rotation,
            ProviderSessions providers,
            SessionEnd ending,
            Clock clock) {
        this.application = application;
        this.live = live;
        this.rotation = rotation;
        this.providers = providers;
        this.ending = ending;
        this.clock = clock;
    }

    /**
     * Renews a session.
     *
     * @param token the token of the client
     * @param check checks the tokens of a user whose roles may have changed
     * @param events receives the session if the token was used again
     */
    Result<IssuedSession> renew(RenewalToken token, SessionCheck check, ReuseListener events) {
        long deadline = providers.waitDeadline();
        for (int attempt = 0; attempt < SessionManager.MAX_ATTEMPTS; attempt++) {
            StoredSession session = live.find(token.sessionId(application));
            if (session == null) {
                return Result.rejected(RejectionReason.SESSION_ENDED);
            }
            long now = clock.millis();
            SessionData data = SessionData.parse(session.data());
            boolean current = rotation.isCurrent(token, session);
            if (!current && !rotation.isRepeated(token, session, now)) {
                return Result.rejected(endReused(session.id(), data.subject(), events));
            }
            if (live.isRevoked(session, data)) {
                return Result.rejected(RejectionReason.SESSION_ENDED);
            }
            if (!current) {
                return Result.accepted(rotation.repeat(session, data, token, now));
            }
            Result<IssuedSession> renewed = data.login() == null
                    ? rotate(session, data, token, now)
                    : providers.renew(session, data, token, check, deadline);
            if (renewed != null) {
                return renewed;
            }
        }
        return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
    }

    /** Ends a session of which a copy exists. Concurrent requests with old tokens are one event. */
    private RejectionReason endReused(String sessionId, String subject, ReuseListener events) {
        if (!ending.end(sessionId, subject, SessionEnded.Cause.RENEWAL_TOKEN_REUSED)) {
            return RejectionReason.SESSION_ENDED;
        }
        events.reused(sessionId, subject);
        return RejectionReason.RENEWAL_REUSED;
    }

    private @Nullable Result<IssuedSession> rotate(
            StoredSession session, SessionData data, RenewalToken token, long now) {
        IssuedSession issued = rotation.rotate(session, data, token, unchanged -> {}, now);
        return issued == null ? null : Result.accepted(issued);
    }
}
