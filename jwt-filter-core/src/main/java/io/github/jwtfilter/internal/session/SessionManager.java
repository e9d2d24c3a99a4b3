package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.settings.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts, renews and ends the sessions of one application. Every renewal replaces the renewal token (RFC 9700 section 4.14.2); a
 * token that has been replaced can be used again within the grace period, with the same result; after that, its use ends the session.
 * Thread-safe, on any number of servers with one store.
 */
public final class SessionManager {
    /** The attempts if concurrent requests replace the renewal token between the read and the update of the session. */
    private static final int MAX_ATTEMPTS = 3;

    private final String application;
    private final SessionStore store;
    private final SessionRevocations revocations;
    private final AccessTokens tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final long accessMillis;
    private final long idleMillis;
    private final long maxMillis;
    private final long graceMillis;
    private final SessionEnd ending;

    /**
     * Creates a manager.
     *
     * @param name the name of the application
     * @param settings the lifetimes
     * @param clockSkew the time for which an access token is accepted after it has expired
     * @param store the sessions
     * @param revocations the revocations of access tokens
     * @param writer the key that signs access tokens
     * @param clock the clock for all times
     * @param policy the refresh of logins at an identity provider
     */
    public SessionManager(
            String name,
            SessionSettings settings,
            Duration clockSkew,
            SessionStore store,
            SessionRevocations revocations,
            Supplier<TokenWriter> writer,
            Clock clock,
            RefreshPolicy policy) {
        this.application = name;
        this.store = store;
        this.revocations = revocations;
        this.tokens = new AccessTokens(issuer(name), writer);
        this.clock = clock;
        accessMillis = settings.accessLifetime().toMillis();
        idleMillis = settings.idleTimeout().toMillis();
        maxMillis = settings.maxLifetime().toMillis();
        graceMillis = settings.grace().toMillis();
        ending = new SessionEnd(store, revocations, settings, clockSkew, clock);
    }

    /**
     * Returns the issuer of the access tokens of an application, which is also their audience.
     *
     * @param name the name of the application
     * @return the value of {@code iss} and {@code aud}
     */
    public static String issuer(String name) {
        return "urn:jwt-filter:" + name;
    }

    /**
     * Starts a session.
     *
     * @param subject the name of the user
     * @param roles the roles of the user
     * @param claims further claims: strings, booleans, numbers, lists and maps of these
     * @param login the login at an identity provider, or null if the application has authenticated the user
     * @param check checks the tokens before the session is stored, and may throw an exception
     * @return the tokens
     * @throws IllegalArgumentException if a value cannot be in a token; the message contains no value
     * @throws StoreException if the session is not stored
     */
    public IssuedSession start(
            String subject,
            Collection<String> roles,
            Map<String, ?> claims,
            @Nullable ProviderLogin login,
            SessionCheck check) {
        SessionData data = SessionData.of(subject, roles, claims, login);
        RenewalToken renewal = RenewalToken.create(random);
        long now = clock.millis();
        StoredSession session = StoredSession.builder(renewal.sessionId(application))
                .subjectId(SessionDigests.subject(application, subject))
                .data(data.text())
                .hashes(renewal.hash(), null, null)
                .createdAt(now)
                .rotatedAt(now)
                .idleUntil(now + Math.min(idleMillis, maxMillis))
                .endsAt(now + maxMillis)
                .build();
        IssuedSession issued = issue(session, data, renewal, now);
        check.accept(issued);
        store.create(session);
        return issued;
    }

    /**
     * Renews a session: replaces its renewal token, unless another request has done so within the grace period, and signs a new access token.
     *
     * @param presented the value of the cookie
     * @param events receives the session if the renewal token was used again
     * @return the tokens; or {@link RejectionReason#MALFORMED_RENEWAL}, {@link RejectionReason#SESSION_ENDED},
     *     {@link RejectionReason#RENEWAL_REUSED} or {@link RejectionReason#STORE_UNAVAILABLE}
     */
    public Result<IssuedSession> renew(String presented, ReuseListener events) {
        RenewalToken token = RenewalToken.parse(presented);
        if (token == null) {
            return Result.rejected(RejectionReason.MALFORMED_RENEWAL);
        }
        try {
            return renew(token, events);
        } catch (StoreException e) {
            return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
        }
    }

    private Result<IssuedSession> renew(RenewalToken token, ReuseListener events) {
        String hash = token.hash();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            StoredSession session = store.find(token.sessionId(application));
            long now = clock.millis();
            if (session == null || now >= session.idleUntil() || now >= session.endsAt()) {
                return Result.rejected(RejectionReason.SESSION_ENDED);
            }
            SessionData data = SessionData.parse(session.data());
            boolean current = isEqual(hash, session.currentHash());
            if (!current && !isRepeated(hash, session, now)) {
                ending.end(session.id());
                events.reused(session.id(), data.subject());
                return Result.rejected(RejectionReason.RENEWAL_REUSED);
            }
            if (revocations.isRevoked(session.id(), data.subject(), session.createdAt())) {
                store.remove(session.id());
                return Result.rejected(RejectionReason.SESSION_ENDED);
            }
            IssuedSession renewed = current ? rotate(session, data, token, now) : repeat(session, data, token, now);
            if (renewed != null) {
                return Result.accepted(renewed);
            }
        }
        return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
    }

    /**
     * Returns null if another request has replaced the token in the meantime. Signs before the store changes: if that fails, the
     * client can still present its token.
     */
    private @Nullable IssuedSession rotate(StoredSession session, SessionData data, RenewalToken token, long now) {
        String salt = RenewalToken.newSalt(random);
        RenewalToken next = token.successor(salt);
        StoredSession renewed = session.toBuilder()
                .hashes(next.hash(), session.currentHash(), salt)
                .rotatedAt(now)
                .idleUntil(Math.min(now + idleMillis, session.endsAt()))
                .build();
        IssuedSession issued = issue(renewed, data, next, now);
        return store.rotate(renewed, session.currentHash()) ? issued : null;
    }

    private IssuedSession repeat(StoredSession session, SessionData data, RenewalToken token, long now) {
        return issue(session, data, token.successor(String.valueOf(session.salt())), now);
    }

    /** Returns whether the previous token is presented again within the grace period. */
    private boolean isRepeated(String hash, StoredSession session, long now) {
        String previous = session.previousHash();
        return previous != null
                && session.salt() != null
                && isEqual(hash, previous)
                && now - session.rotatedAt() <= graceMillis;
    }

    private IssuedSession issue(StoredSession session, SessionData data, RenewalToken renewal, long now) {
        long access = Math.max(1_000, Math.min(accessMillis, session.endsAt() - now)) / 1_000;
        long idle = Math.max(1_000, session.idleUntil() - now) / 1_000;
        return new IssuedSession(
                session.id(), tokens.sign(session.id(), data, now / 1_000, access), renewal.value(), access, idle);
    }

    /**
     * Returns the login of a session's user at an identity provider.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @return the login as it is stored; null if the session has ended, or the application has authenticated its user
     * @throws StoreException if the store cannot be read
     */
    public @Nullable ProviderLogin login(String sessionId) {
        StoredSession session = store.find(sessionId);
        long now = clock.millis();
        return session == null || now >= session.idleUntil() || now >= session.endsAt()
                ? null
                : SessionData.parse(session.data()).login();
    }

    /**
     * Returns the login of a session's user at an identity provider, for a client whose access token has expired.
     *
     * @param presented the value of the cookie
     * @return the login; null if the token is not the current one of a session
     * @throws StoreException if the store cannot be read
     */
    public @Nullable ProviderLogin loginOfRenewal(String presented) {
        RenewalToken token = RenewalToken.parse(presented);
        StoredSession session = token == null ? null : store.find(token.sessionId(application));
        return token != null && session != null && isEqual(token.hash(), session.currentHash())
                ? login(session.id())
                : null;
    }

    /**
     * Returns the login of a session's user at an identity provider, refreshed if necessary.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @param isFresh returns whether the tokens of a login can be used without a refresh
     * @return the login; or {@link RejectionReason#SESSION_ENDED}, {@link RejectionReason#LOGIN_ENDED},
     *     {@link RejectionReason#PROVIDER_UNAVAILABLE} or {@link RejectionReason#STORE_UNAVAILABLE}
     */
    public Result<ProviderLogin> freshLogin(String sessionId, Predicate<ProviderLogin> isFresh) {
        try {
            ProviderLogin login = login(sessionId);
            if (login == null) {
                return Result.rejected(RejectionReason.SESSION_ENDED);
            }
            return isFresh.test(login) ? Result.accepted(login) : Result.rejected(RejectionReason.PROVIDER_UNAVAILABLE);
        } catch (StoreException e) {
            return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
        }
    }

    /**
     * Ends the session of a renewal token, if it is one of this application. Like a renewal, that accepts every token of the
     * session: a client may only have one that another client has replaced with a copy.
     *
     * @param presented the value of the cookie
     * @return whether there was such a session
     * @throws StoreException if the session may not have ended
     */
    public boolean endByRenewal(String presented) {
        RenewalToken token = RenewalToken.parse(presented);
        StoredSession session = token == null ? null : store.find(token.sessionId(application));
        if (session == null) {
            return false;
        }
        ending.end(session.id());
        return true;
    }

    /**
     * Ends a session.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @throws StoreException if the session may not have ended
     */
    public void end(String sessionId) {
        ending.end(sessionId);
    }

    /**
     * Ends all sessions of a user.
     *
     * @param subject the name of the user
     * @return the number of sessions
     * @throws StoreException if not all of them may have ended; a repeated call ends the others
     */
    public int endAll(String subject) {
        List<StoredSession> sessions = store.findBySubject(SessionDigests.subject(application, subject));
        sessions.forEach(session -> ending.end(session.id()));
        return sessions.size();
    }

    private static boolean isEqual(String hash, String stored) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }
}
