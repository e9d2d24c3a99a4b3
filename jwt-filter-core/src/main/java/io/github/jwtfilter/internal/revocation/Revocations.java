package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.JwtRevocations;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds and removes revocations, with a log line for each, and invalidates the cached results of this server. */
public final class Revocations implements JwtRevocations {
    /**
     * The time for which expired entries of a store are kept, in milliseconds: the largest clock skew that can be configured. Another
     * server, whose clock is behind, may still need them.
     */
    public static final long EXPIRY_TOLERANCE_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** The maximum number of revocations in a list. */
    public static final int MAX_LISTED = 10_000;

    private static final Log LOG = Log.of(Revocations.class);
    private static final int ID_LENGTH = 43;

    private final RevocationStore store;
    private final RevocationCheck check;
    private final Retention retention;
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
        this.clock = clock;
    }

    @Override
    public StoredRevocation revokeToken(@Nullable String issuer, String tokenId, Instant expiresAt) {
        requireConfigured(issuer);
        return addToken(issuer, tokenId, retention.untilExpired(expiresAt));
    }

    @Override
    public StoredRevocation revokeToken(@Nullable String issuer, String tokenId) {
        requireConfigured(issuer);
        return addToken(issuer, tokenId, retention.untilExpired(issuer, now()));
    }

    private StoredRevocation addToken(@Nullable String issuer, String tokenId, long expiresAt) {
        return add(
                RevocationId.ofToken(issuer, tokenId),
                Kind.TOKEN,
                RevocationText.of("jti", tokenId, "iss", issuer),
                StoredRevocation.EVERY_TOKEN,
                expiresAt);
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
        return addSession(issuer, sessionId, retention.untilExpired(issuer, now()));
    }

    @Override
    public StoredRevocation revokeSession(@Nullable String issuer, String sessionId, Instant expiresAt) {
        requireConfigured(issuer);
        return addSession(issuer, sessionId, retention.untilSessionExpired(issuer, expiresAt, now()));
    }

    private StoredRevocation addSession(@Nullable String issuer, String sessionId, long expiresAt) {
        return add(
                RevocationId.ofSession(issuer, sessionId),
                Kind.SESSION,
                RevocationText.of("sid", sessionId, "iss", issuer),
                StoredRevocation.EVERY_TOKEN,
                expiresAt);
    }

    @Override
    public StoredRevocation revokeSubject(@Nullable String issuer, String subject, Instant issuedBefore) {
        requireConfigured(issuer);
        return add(
                RevocationId.ofSubject(issuer, subject),
                Kind.SUBJECT,
                RevocationText.of("sub", subject, "iss", issuer),
                Retention.millis(issuedBefore),
                retention.untilExpired(issuer, issuedBefore));
    }

    @Override
    public StoredRevocation revokeKey(String name) {
        if (name.trim().isEmpty()) {
            throw new IllegalArgumentException(
                    "the name of the key is blank; pass its key ID, its JWK thumbprint, or * for every" + " key");
        }
        return add(
                RevocationId.ofKey(name),
                Kind.KEY,
                RevocationText.of("key", name),
                StoredRevocation.EVERY_TOKEN,
                StoredRevocation.NEVER);
    }

    @Override
    public StoredRevocation revokeAll(Instant issuedBefore) {
        return add(
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
        boolean removed = changed(() -> store.remove(id));
        if (removed) {
            LOG.warn("removed the revocation " + LogText.of(id));
        }
        return removed;
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
     * Revokes the access tokens of a session that its user, or the filter, has ended.
     *
     * @param issuer the issuer of the tokens
     * @param sessionId the claim {@code sid}
     * @param until the time after which none of them is valid, in milliseconds since 1970
     * @throws StoreException if they may not be revoked
     */
    public void endSession(String issuer, String sessionId, long until) {
        put(new StoredRevocation(
                RevocationId.ofSession(issuer, sessionId),
                Kind.SESSION,
                RevocationText.of("sid", sessionId, "iss", issuer),
                StoredRevocation.EVERY_TOKEN,
                until));
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
        long until = retention.untilSessionsExpired(now());
        if (sessionId != null) {
            addSession(issuer, sessionId, until);
        } else {
            add(
                    RevocationId.ofSubject(issuer, String.valueOf(subject)),
                    Kind.SUBJECT,
                    RevocationText.of("sub", String.valueOf(subject), "iss", issuer),
                    now,
                    until);
        }
        addToken(issuer, tokenId, until);
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
    public boolean isSessionRevoked(
            String issuer, String sessionId, String subject, @Nullable ProviderIdentity provider, long startedAt) {
        RejectionReason reason = check.check(
                new RevocableToken(issuer, null, sessionId, subject, provider, Collections.emptyList(), startedAt));
        if (reason == RejectionReason.STORE_UNAVAILABLE) {
            throw new StoreException("It is not known whether the session is revoked: " + reason.text());
        }
        return reason != null;
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

    private StoredRevocation add(String id, Kind kind, String description, long issuedBefore, long expiresAt) {
        StoredRevocation revocation = new StoredRevocation(id, kind, description, issuedBefore, expiresAt);
        put(revocation);
        String line = "revoked " + kind + " " + description + RevocationText.times(revocation);
        if (kind == Kind.TOKEN || kind == Kind.SESSION) {
            LOG.info(line); // also each logout
        } else {
            LOG.warn(line);
        }
        return revocation;
    }

    private void put(StoredRevocation revocation) {
        changed(() -> {
            store.put(revocation);
            return true;
        });
    }

    /** Invalidates cached results after each change, also a failed one: it is not known whether the store was changed. */
    private boolean changed(Supplier<Boolean> change) {
        try {
            return change.get();
        } finally {
            check.forgetResults();
        }
    }
}
