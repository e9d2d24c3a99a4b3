package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of users who have logged in at an identity provider. Their renewal refreshes the login, so that a user who is
 * disabled or loses a role at the provider does so here within the lifetime of an access token. Thread-safe.
 */
final class ProviderSessions {
    private final LiveSessions live;
    private final LeasedRefresh refresh;
    private final LoginStorage storage;
    private final SessionTokens tokens;
    private final SessionEnd ending;
    private final Clock clock;
    private final long recentMillis;
    private final long outageMillis;

    /**
     * {@code recentMillis}: the time after a renewal for which concurrent requests continue without a refresh;
     * {@code outageMillis}: the time after a refresh for which sessions continue while the provider is unavailable.
     */
    ProviderSessions(
            LiveSessions live,
            LeasedRefresh refresh,
            LoginStorage storage,
            SessionTokens tokens,
            SessionEnd ending,
            long recentMillis,
            long outageMillis,
            Clock clock) {
        this.live = live;
        this.refresh = refresh;
        this.storage = storage;
        this.tokens = tokens;
        this.ending = ending;
        this.clock = clock;
        this.outageMillis = outageMillis;
        this.recentMillis = recentMillis;
    }

    /** Returns the time until which a request that arrives now may wait for other requests, for {@link #renew}. */
    long waitDeadline() {
        return refresh.waitDeadline();
    }

    /**
     * Renews a session with its current token.
     *
     * @param deadline the {@link #waitDeadline} of the request, for all its attempts
     * @return null if another request has changed the session in the meantime
     */
    @Nullable
    Result<IssuedSession> renew(
            StoredSession session, SessionData data, RenewalToken token, SessionCheck check, long deadline) {
        if (refresh.isLeased(session)) {
            SessionData refreshed = storage.takeLeased(session);
            return refreshed == null
                    ? renewedByAnother(session, data, deadline)
                    : rotate(session, refreshed, token, check, clock.millis());
        }
        StoredSession leased = refresh.lease(session);
        return leased == null ? null : renewLeased(leased, token, check);
    }

    /**
     * While another request refreshes the login, this one continues with the present roles, if the access token of the client has
     * just expired. Otherwise it waits: the user may have been disabled since.
     */
    private @Nullable Result<IssuedSession> renewedByAnother(StoredSession session, SessionData data, long deadline) {
        long now = clock.millis();
        if (now - session.rotatedAt() <= recentMillis) {
            return Result.accepted(tokens.issueTemporary(session, data, now));
        }
        return awaited(session, deadline);
    }

    /** Returns null after the end of the lease of another request. */
    private <T> @Nullable Result<T> awaited(StoredSession session, long deadline) {
        return refresh.await(session, deadline) ? null : Result.rejected(RejectionReason.PROVIDER_UNAVAILABLE);
    }

    private @Nullable Result<IssuedSession> renewLeased(StoredSession leased, RenewalToken token, SessionCheck check) {
        SessionData data = storage.dataOf(leased);
        ProviderLogin login = loginOf(data);
        Result<SessionData> refreshed = refresh.refresh(data, login);
        long now = clock.millis();
        RejectionReason reason = refreshed.reason();
        if (reason == null) {
            return rotate(leased, refreshed.value(), token, check, now);
        }
        boolean continues = reason == RejectionReason.PROVIDER_UNAVAILABLE && now - login.confirmedAt() < outageMillis;
        return continues ? rotate(leased, data, token, check, now) : ended(leased, data);
    }

    private @Nullable Result<IssuedSession> rotate(
            StoredSession leased, SessionData data, RenewalToken token, SessionCheck check, long now) {
        try {
            IssuedSession issued = storage.rotate(leased, data, token, check, now);
            return issued == null ? null : Result.accepted(issued);
        } catch (StoreException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            end(leased, data);
            return refresh.unusable(e);
        } catch (RuntimeException e) {
            // No key can sign at present. The provider may not accept the previous refresh token again.
            storage.keep(leased, data, now);
            throw e;
        }
    }

    private <T> Result<T> ended(StoredSession session, SessionData data) {
        end(session, data);
        return Result.rejected(RejectionReason.LOGIN_ENDED);
    }

    private void end(StoredSession session, SessionData data) {
        ending.end(session.id(), data.subject(), SessionEnded.Cause.LOGIN_ENDED);
    }

    /** Returns the login of a session, refreshed if necessary. */
    Result<ProviderLogin> fresh(String sessionId, Predicate<ProviderLogin> isFresh) {
        long deadline = waitDeadline();
        for (int attempt = 0; attempt < SessionManager.MAX_ATTEMPTS; attempt++) {
            Result<ProviderLogin> login = freshOrChanged(sessionId, isFresh, deadline);
            if (login != null) {
                return login;
            }
        }
        return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
    }

    /** Returns null if another request has changed the session in the meantime. */
    private @Nullable Result<ProviderLogin> freshOrChanged(
            String sessionId, Predicate<ProviderLogin> isFresh, long deadline) {
        StoredSession session = live.find(sessionId);
        if (session == null) {
            return Result.rejected(RejectionReason.SESSION_ENDED);
        }
        SessionData data = SessionData.parse(session.data());
        ProviderLogin login = data.login();
        if (login == null) {
            return Result.rejected(RejectionReason.LOGIN_ENDED);
        }
        if (isFresh.test(login)) {
            return Result.accepted(login);
        }
        if (live.isRevoked(session, data)) {
            return Result.rejected(RejectionReason.SESSION_ENDED);
        }
        if (refresh.isLeased(session)) {
            SessionData refreshed = storage.takeLeased(session);
            return refreshed == null ? awaited(session, deadline) : stored(session, refreshed);
        }
        StoredSession leased = refresh.lease(session);
        return leased == null ? null : refreshLeased(leased, session.data());
    }

    private @Nullable Result<ProviderLogin> refreshLeased(StoredSession leased, String known) {
        if (!leased.data().equals(known)) {
            storage.keep(leased, SessionData.parse(leased.data()), clock.millis()); // refreshed before the lease
            return null;
        }
        SessionData data = storage.dataOf(leased);
        Result<SessionData> refreshed = refresh.refresh(data, loginOf(data));
        RejectionReason reason = refreshed.reason();
        if (reason == RejectionReason.LOGIN_ENDED) {
            return ended(leased, data);
        }
        if (reason != null) {
            // Without the lease: if the data are kept in memory, they are not the result of a refresh under it.
            storage.keep(leased.toBuilder().leaseUntil(0).build(), data, clock.millis());
            return Result.rejected(reason);
        }
        return stored(leased, refreshed.value());
    }

    private @Nullable Result<ProviderLogin> stored(StoredSession leased, SessionData data) {
        try {
            return storage.keep(leased, data, clock.millis()) ? Result.accepted(loginOf(data)) : null;
        } catch (IllegalArgumentException e) {
            end(leased, data);
            return refresh.unusable(e);
        }
    }

    private static ProviderLogin loginOf(SessionData data) {
        ProviderLogin login = data.login();
        if (login == null) {
            throw new StoreException("The store contains another session than before its renewal");
        }
        return login;
    }
}
