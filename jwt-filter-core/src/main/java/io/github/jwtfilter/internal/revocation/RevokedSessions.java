package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import java.time.Clock;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Revokes the sessions of the filter and the logins at identity providers that end, and prevents the renewal of revoked sessions. */
public final class RevokedSessions {
    private final RevocationStore store;
    private final RevocationCheck check;
    private final RevocationWriter writer;
    private final Retention retention;
    private final Clock clock;

    RevokedSessions(
            RevocationStore store, RevocationCheck check, RevocationWriter writer, Retention retention, Clock clock) {
        this.store = store;
        this.check = check;
        this.writer = writer;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Revokes the access tokens of a session that its user, or the filter, has ended.
     *
     * @param issuer the issuer of the tokens
     * @param sessionId the claim {@code sid}
     * @param until the time after which none of them is valid, in milliseconds since 1970
     * @throws StoreException if they may not be revoked
     */
    public void end(String issuer, String sessionId, long until) {
        writer.putSession(issuer, sessionId, until);
    }

    /**
     * Revokes the login of a user at an issuer, and remembers the token that has requested it.
     *
     * @param issuer the issuer
     * @param tokenId the claim {@code jti} of the logout token
     * @param sessionId the claim {@code sid}; null to revoke all logins of the user as of now
     * @param subject the claim {@code sub}, required without {@code sid}
     * @return false if the token was used before
     * @throws StoreException if the login may not be revoked
     */
    public boolean endLogin(String issuer, String tokenId, @Nullable String sessionId, @Nullable String subject) {
        String logout = RevocationId.ofToken(issuer, tokenId);
        long now = clock.millis();
        if (store.find(Collections.singletonList(logout), now)[0] != RevocationStore.NOT_REVOKED) {
            return false;
        }
        long until = retention.untilSessionsExpired(clock.instant());
        if (sessionId != null) {
            writer.addSession(issuer, sessionId, until);
        } else {
            writer.addSubject(issuer, String.valueOf(subject), now, until);
        }
        writer.addToken(issuer, tokenId, until);
        return true;
    }

    /**
     * Returns whether a session must not be renewed: it is revoked, or its session at the identity provider, or as of a time after
     * its start its user, its user at the identity provider or all tokens.
     *
     * @param issuer the issuer of its tokens
     * @param sessionId the claim {@code sid}
     * @param subject the user
     * @param provider the user at the identity provider, or null
     * @param startedAt the time of the login, in milliseconds since 1970
     * @return true if it is revoked
     * @throws StoreException if that is not known, and {@code revocation.on-failure} is not {@code admit}
     */
    public boolean isRevoked(
            String issuer, String sessionId, String subject, @Nullable ProviderIdentity provider, long startedAt) {
        RejectionReason reason = check.check(
                new RevocableToken(issuer, null, sessionId, subject, provider, Collections.emptyList(), startedAt));
        if (reason == RejectionReason.STORE_UNAVAILABLE) {
            throw new StoreException("It is not known whether the session is revoked: " + reason.text());
        }
        return reason != null;
    }
}
