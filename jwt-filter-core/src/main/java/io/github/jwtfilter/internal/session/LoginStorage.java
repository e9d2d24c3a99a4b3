package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores refreshed logins; one that cannot be stored remains in memory for the next request of its session. Thread-safe. */
final class LoginStorage {
    private final TokenRotation rotation;
    private final UnstoredLogins unstored;
    private final StoreRetries retries;
    private final Clock clock;

    LoginStorage(TokenRotation rotation, UnstoredLogins unstored, StoreRetries retries, Clock clock) {
        this.rotation = rotation;
        this.unstored = unstored;
        this.retries = retries;
        this.clock = clock;
    }

    /** Returns the data of a session that this request has leased: those in memory, or those in the store. */
    SessionData dataOf(StoredSession leased) {
        SessionData refreshed = unstored.take(leased);
        return refreshed == null ? SessionData.parse(leased.data()) : refreshed;
    }

    /** Returns the data that an earlier request could not store under the present lease; null if another request has leased it. */
    @Nullable
    SessionData takeLeased(StoredSession session) {
        return unstored.takeLeased(session);
    }

    /** Replaces the renewal token, see {@link TokenRotation#rotate}. */
    @Nullable
    IssuedSession rotate(StoredSession leased, SessionData data, RenewalToken token, SessionCheck check, long now) {
        return this.<@Nullable IssuedSession>store(
                leased, data, () -> rotation.rotate(leased, data, token, check, now));
    }

    /** Stores data without a new renewal token, see {@link TokenRotation#keep}. */
    boolean keep(StoredSession leased, SessionData data, long now) {
        return store(leased, data, () -> rotation.keep(leased, data.text(), now));
    }

    private <T extends @Nullable Object> T store(StoredSession leased, SessionData data, Supplier<T> write) {
        try {
            return retries.call(write);
        } catch (StoreException e) {
            if (!data.text().equals(leased.data())) {
                unstored.put(leased, data, clock.millis());
            }
            throw e;
        }
    }
}
