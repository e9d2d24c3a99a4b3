package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.settings.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Replaces renewal tokens (RFC 9700 section 4.14.2). One that has been replaced can be used again within the grace period, with the
 * same result. Thread-safe.
 */
final class TokenRotation {
    private final SessionStore store;
    private final SessionTokens tokens;
    private final long idleMillis;
    private final long graceMillis;
    private final SecureRandom random = new SecureRandom();

    TokenRotation(SessionStore store, SessionTokens tokens, SessionSettings settings) {
        this.store = store;
        this.tokens = tokens;
        idleMillis = settings.idleTimeout().toMillis();
        graceMillis = settings.grace().toMillis();
    }

    /** Returns the first token of a new session. */
    RenewalToken first() {
        return RenewalToken.create(random);
    }

    /** Returns whether a token is the current one of its session. */
    boolean isCurrent(RenewalToken token, StoredSession session) {
        return isEqual(token.hash(), session.currentHash());
    }

    /** Returns whether the previous token is presented again within the grace period. */
    boolean isRepeated(RenewalToken token, StoredSession session, long now) {
        String previous = session.previousHash();
        return previous != null
                && session.salt() != null
                && isEqual(token.hash(), previous)
                && now - session.rotatedAt() <= graceMillis;
    }

    /**
     * Replaces the current token. Signs before the store changes: if that fails, the client can still present its token.
     *
     * @param check checks the new tokens before they are stored
     * @return null if another request has replaced the token in the meantime
     */
    @Nullable
    IssuedSession rotate(StoredSession session, SessionData data, RenewalToken token, SessionCheck check, long now) {
        String salt = RenewalToken.newSalt(random);
        RenewalToken next = token.successor(salt);
        StoredSession renewed = session.toBuilder()
                .data(data.text())
                .hashes(next.hash(), session.currentHash(), salt)
                .rotatedAt(now)
                .idleUntil(Math.min(now + idleMillis, session.endsAt()))
                .build();
        IssuedSession issued = tokens.issue(renewed, data, next, now);
        check.accept(issued);
        return store.rotate(renewed, session.currentHash()) ? issued : null;
    }

    /** Returns the result of the last renewal again, with a new access token. */
    IssuedSession repeat(StoredSession session, SessionData data, RenewalToken token, long now) {
        return tokens.issue(session, data, token.successor(String.valueOf(session.salt())), now);
    }

    /**
     * Stores data without a new token, and ends the lease. A salt that is not needed any more is not stored again.
     *
     * @return false if another request has replaced the token, or ended the session, in the meantime
     */
    boolean keep(StoredSession session, String data, long now) {
        String salt = now - session.rotatedAt() <= graceMillis ? session.salt() : null;
        StoredSession kept = session.toBuilder()
                .data(data)
                .hashes(session.currentHash(), session.previousHash(), salt)
                .build();
        return store.rotate(kept, session.currentHash());
    }

    private static boolean isEqual(String hash, String stored) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }
}
