package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.JwtRevocations;
import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The revocations of a store, for programs and operators: validates each request for a change, and determines how long it is kept. */
public final class Revocations implements JwtRevocations {
    /**
     * The time for which expired entries of a store are kept, in milliseconds: the largest clock skew that can be configured. Another
     * server, whose clock is behind, may still need them.
     */
    public static final long EXPIRY_TOLERANCE_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** The maximum number of revocations in a list. */
    public static final int MAX_LISTED = 10_000;

    private static final int ID_LENGTH = 43;

    private final RevocationStore store;
    private final RevocationCheck check;
    private final Retention retention;
    private final RevocationWriter writer;
    private final RevokedSessions sessions;
    private final Clock clock;

    /**
     * Creates the operations on a store.
     *
     * @param store the revocations
     * @param check the check of requests, whose cached results become invalid
     * @param settings the issuers, and the lifetimes of their tokens
     * @param ownIssuer the issuer of the filter's own sessions; null if they are not configured, or their name is not known
     * @param clock the clock by which revocations expire
     */
    public Revocations(
            RevocationStore store, RevocationCheck check, Settings settings, @Nullable String ownIssuer, Clock clock) {
        this.store = store;
        this.check = check;
        this.retention = new Retention(settings, ownIssuer);
        this.writer = new RevocationWriter(store, check);
        this.sessions = new RevokedSessions(store, check, writer, retention, clock);
        this.clock = clock;
    }

    @Override
    public StoredRevocation revokeToken(@Nullable String issuer, String tokenId, Instant expiresAt) {
        requireConfigured(issuer);
        return writer.addToken(issuer, tokenId, retention.untilExpired(expiresAt));
    }

    @Override
    public StoredRevocation revokeToken(@Nullable String issuer, String tokenId) {
        requireConfigured(issuer);
        return writer.addToken(issuer, tokenId, retention.untilExpired(issuer, now()));
    }

    @Override
    public StoredRevocation revokeToken(VerifiedToken token) {
        String tokenId = token.tokenId();
        if (tokenId == null) {
            throw new IllegalArgumentException(
                    "the token has no jti, so that nothing distinguishes it from other tokens of its"
                            + " user; revoke its session (revokeSession) or its user (revokeSubject), or let the issuer write jti, and"
                            + " require it with claims.required = jti");
        }
        return revokeToken(token.issuer(), tokenId, token.expiresAt());
    }

    @Override
    public StoredRevocation revokeSession(@Nullable String issuer, String sessionId) {
        requireConfigured(issuer);
        return writer.addSession(issuer, sessionId, retention.untilExpired(issuer, now()));
    }

    @Override
    public StoredRevocation revokeSession(@Nullable String issuer, String sessionId, Instant expiresAt) {
        requireConfigured(issuer);
        return writer.addSession(issuer, sessionId, retention.untilSessionExpired(issuer, expiresAt, now()));
    }

    @Override
    public StoredRevocation revokeSubject(@Nullable String issuer, String subject, Instant issuedBefore) {
        requireConfigured(issuer);
        return writer.addSubject(
                issuer, subject, Retention.millis(issuedBefore), retention.untilExpired(issuer, issuedBefore));
    }

    @Override
    public StoredRevocation revokeKey(String name) {
        if (name.trim().isEmpty()) {
            throw new IllegalArgumentException(
                    "the name of the key is blank; pass its key ID, its JWK thumbprint, or * for every" + " key");
        }
        return writer.add(
                RevocationId.ofKey(name),
                Kind.KEY,
                RevocationText.of("key", name),
                StoredRevocation.EVERY_TOKEN,
                StoredRevocation.NEVER);
    }

    @Override
    public StoredRevocation revokeAll(Instant issuedBefore) {
        return writer.add(
                RevocationId.ALL,
                Kind.ALL,
                "all tokens",
                Retention.millis(issuedBefore),
                retention.untilAllExpired(issuedBefore));
    }

    @Override
    public boolean remove(String id) {
        if (id.length() != ID_LENGTH) {
            throw new IllegalArgumentException(
                    "the ID of a revocation has " + ID_LENGTH + " characters, as in the list of" + " revocations");
        }
        return writer.remove(id);
    }

    @Override
    public List<StoredRevocation> list(int limit) {
        if (limit < 1 || limit > MAX_LISTED) {
            throw new IllegalArgumentException("the limit is not between 1 and " + MAX_LISTED);
        }
        return store.list(limit);
    }

    @Override
    public int prune() {
        return store.prune(clock.millis() - EXPIRY_TOLERANCE_MILLIS);
    }

    /**
     * Returns the revocations of sessions.
     *
     * @return the operations of the filter itself
     */
    public RevokedSessions sessions() {
        return sessions;
    }

    /**
     * Returns whether a key is revoked, by its name or as one of all keys.
     *
     * @param keyIds the IDs of the revocations of the key, at most nine
     * @return true if no token of the key is accepted
     * @throws StoreException if that is not known
     */
    public boolean isKeyRevoked(Collection<String> keyIds) {
        List<String> ids = new ArrayList<>(keyIds);
        ids.add(RevocationId.EVERY_KEY);
        for (long issuedBefore : store.find(ids, clock.millis())) {
            if (issuedBefore != RevocationStore.NOT_REVOKED) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the current time.
     *
     * @return the time by which revocations expire
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Returns the issuers whose tokens can be revoked.
     *
     * @return the configured values of {@code iss}; none of an issuer that represents any or several
     */
    public List<String> issuers() {
        return retention.issuers();
    }

    /**
     * Returns the state of the check, for operators.
     *
     * @return its counters
     */
    public RevocationCheck check() {
        return check;
    }

    /** Rejects an unknown issuer: it is probably misspelled, and the revocation would have no effect. */
    private void requireConfigured(@Nullable String issuer) {
        if (!retention.isConfigured(issuer)) {
            throw new IllegalArgumentException("no token with the issuer " + LogText.of(issuer)
                    + " is accepted, so that there is nothing to revoke; pass iss exactly as in the tokens, one of "
                    + retention.issuers());
        }
    }
}
