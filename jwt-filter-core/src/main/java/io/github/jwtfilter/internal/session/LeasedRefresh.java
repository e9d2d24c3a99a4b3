package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes logins at the identity provider, each by one request on one server at a time: a provider that rotates refresh tokens
 * accepts each of them once (RFC 9700 section 4.14.2). Thread-safe.
 */
final class LeasedRefresh {
    private static final Log LOG = Log.of(SessionManager.class);
    private static final int LINES_PER_MINUTE = 4;

    private final SessionStore store;
    private final RefreshPolicy policy;
    private final Clock clock;
    private final LeaseWait waiting;
    private final LogRateLimiter rateLimiter;

    LeasedRefresh(SessionStore store, RefreshPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
        this.waiting = new LeaseWait(store, clock, policy);
        this.rateLimiter = new LogRateLimiter(LINES_PER_MINUTE, policy.nanoTime());
    }

    /** Returns whether a request has leased a session. */
    boolean isLeased(StoredSession session) {
        return session.leaseUntil() > clock.millis();
    }

    /** Returns the time until which a request that arrives now may wait for leases, for {@link #await}. */
    long waitDeadline() {
        return waiting.deadline();
    }

    /** Waits for the end of a lease; returns false if it is still in effect. */
    boolean await(StoredSession leased, long deadline) {
        return waiting.await(leased, deadline);
    }

    /**
     * Leases a session.
     *
     * @return the session as it is since the lease, possibly with the tokens of an earlier one; null if another request was faster
     */
    @Nullable
    StoredSession lease(StoredSession session) {
        long now = clock.millis();
        if (!store.lease(session.id(), session.currentHash(), now, now + policy.leaseMillis())) {
            return null;
        }
        StoredSession leased = store.find(session.id());
        return leased != null && leased.currentHash().equals(session.currentHash()) ? leased : null;
    }

    /**
     * Refreshes the login of a leased session.
     *
     * @return the user at present; {@link RejectionReason#LOGIN_ENDED} or {@link RejectionReason#PROVIDER_UNAVAILABLE}
     */
    Result<SessionData> refresh(SessionData data, ProviderLogin login) {
        Result<RefreshedLogin> result;
        try {
            result = policy.refresh().refresh(login);
        } catch (RuntimeException e) {
            warn("A login could not be refreshed, because of an unexpected "
                    + e.getClass().getName());
            return Result.rejected(RejectionReason.PROVIDER_UNAVAILABLE);
        }
        RejectionReason reason = result.reason();
        if (reason != null) {
            return Result.rejected(
                    reason.kind() == RejectionKind.UNAVAILABLE
                            ? RejectionReason.PROVIDER_UNAVAILABLE
                            : RejectionReason.LOGIN_ENDED);
        }
        return updated(data, login, result.value());
    }

    private Result<SessionData> updated(SessionData data, ProviderLogin login, RefreshedLogin refreshed) {
        if (!refreshed.isDescribed()) {
            return clock.millis() - login.confirmedAt() < policy.outageMillis()
                    ? Result.accepted(data.with(refreshed.login()))
                    : Result.rejected(RejectionReason.PROVIDER_UNAVAILABLE);
        }
        boolean sameUser = refreshed.name().equals(data.subject())
                && refreshed.login().issuer().equals(login.issuer())
                && refreshed.login().subject().equals(login.subject());
        if (!sameUser) {
            warn("A session has ended, because its user has another name or identity at the identity provider now");
            return Result.rejected(RejectionReason.LOGIN_ENDED);
        }
        try {
            return Result.accepted(data.with(refreshed.roles(), refreshed.login()));
        } catch (IllegalArgumentException e) {
            return unusable(e);
        }
    }

    /** Returns the result for a user whose new roles cannot be stored, or cannot be in a token. */
    <T> Result<T> unusable(IllegalArgumentException e) {
        warn("A session has ended, because its user cannot be represented any more: " + e.getMessage());
        return Result.rejected(RejectionReason.LOGIN_ENDED);
    }

    private void warn(String line) {
        if (rateLimiter.tryAcquire()) {
            LOG.warn(line);
        }
    }
}
