package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.signing.NoSigningKeyException;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.settings.SessionSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts, renews and ends the sessions of one application. Every renewal replaces the renewal token ({@link TokenRotation}); after
 * the grace period, the use of one that has been replaced ends the session. Thread-safe, on any number of servers with one store.
 */
public final class SessionManager {
    /** The attempts if concurrent requests change the session between its read and its update. */
    static final int MAX_ATTEMPTS = 5;

    private final String application;
    private final SessionStore store;
    private final Clock clock;
    private final long idleMillis;
    private final long maxMillis;
    private final LiveSessions live;
    private final SessionTokens tokens;
    private final TokenRotation rotation;
    private final ProviderSessions providers;
    private final TokenRenewal renewal;
    private final SessionEnd ending;
    private final SessionLimit limit;

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
     * @param counters counts sessions that end
     * @param unstored the refreshed logins that could not be stored, which later managers of the application continue to use
     * @param events receives the sessions that have ended
     */
    public SessionManager(
            String name,
            SessionSettings settings,
            Duration clockSkew,
            SessionStore store,
            SessionRevocations revocations,
            Supplier<TokenWriter> writer,
            Clock clock,
            RefreshPolicy policy,
            SessionCounters counters,
            UnstoredLogins unstored,
            EventPublisher events) {
        this.application = name;
        this.store = store;
        this.clock = clock;
        idleMillis = settings.idleTimeout().toMillis();
        maxMillis = settings.maxLifetime().toMillis();
        ending = new SessionEnd(store, revocations, unstored, settings, clockSkew, counters, clock, events);
        live = new LiveSessions(store, revocations, unstored, ending, clock);
        tokens = new SessionTokens(issuer(name), writer, settings, policy.outageMillis());
        rotation = new TokenRotation(store, tokens, settings);
        limit = new SessionLimit(store, ending, settings, clock);
        Duration recent = settings.accessLifetime().plus(clockSkew).plus(settings.grace());
        providers = new ProviderSessions(
                live,
                new LeasedRefresh(store, policy, clock),
                new LoginStorage(rotation, unstored, new StoreRetries(policy), clock),
                tokens,
                ending,
                recent.toMillis(),
                policy.outageMillis(),
                clock);
        renewal = new TokenRenewal(name, live, rotation, providers, ending, clock);
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
     * Starts a session, and ends others of the user if there would be more than {@code session.max-per-user}.
     *
     * @param subject the name of the user
     * @param roles the roles of the user
     * @param claims further claims: strings, booleans, numbers, lists and maps of these
     * @param login the login at an identity provider, or null if the application has authenticated the user
     * @param check checks the tokens before the session is stored, and may throw an exception
     * @return the tokens
     * @throws IllegalArgumentException if a value cannot be in a token; the message contains no value
     * @throws StoreException if the session is not stored, or no key can sign its token
     */
    public IssuedSession start(
            String subject,
            Collection<String> roles,
            Map<String, ?> claims,
            @Nullable ProviderLogin login,
            SessionCheck check) {
        try {
            return create(subject, roles, claims, login, check);
        } catch (NoSigningKeyException e) {
            throw new StoreException("The session was not started: " + e.getMessage(), e);
        }
    }

    private IssuedSession create(
            String subject,
            Collection<String> roles,
            Map<String, ?> claims,
            @Nullable ProviderLogin login,
            SessionCheck check) {
        SessionData data = SessionData.of(subject, roles, claims, login);
        RenewalToken renewal = rotation.first();
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
        IssuedSession issued = tokens.issueFirst(session, data, renewal, live.isRevokedInSecond(session, data));
        check.accept(issued);
        limit.makeRoom(session.subjectId(), subject, now);
        store.create(session);
        return issued;
    }

    /**
     * Renews a session: replaces its renewal token, unless another request has done so within the grace period, and signs a new
     * access token. If the user has logged in at an identity provider, refreshes the login before; while another request does so,
     * the result may be {@linkplain IssuedSession#isTemporary() temporary}.
     *
     * @param presented the value of the cookie
     * @param check checks the tokens of a user whose roles may have changed; if it throws an {@link IllegalArgumentException}, the
     *     session ends
     * @param events receives the session if the renewal token was used again
     * @return the tokens; or {@link RejectionReason#MALFORMED_RENEWAL}, {@link RejectionReason#SESSION_ENDED},
     *     {@link RejectionReason#RENEWAL_REUSED}, {@link RejectionReason#LOGIN_ENDED},
     *     {@link RejectionReason#PROVIDER_UNAVAILABLE}, {@link RejectionReason#KEYS_UNAVAILABLE} or
     *     {@link RejectionReason#STORE_UNAVAILABLE}
     */
    public Result<IssuedSession> renew(String presented, SessionCheck check, ReuseListener events) {
        RenewalToken token = RenewalToken.parse(presented);
        if (token == null) {
            return Result.rejected(RejectionReason.MALFORMED_RENEWAL);
        }
        try {
            return renewal.renew(token, check, events);
        } catch (NoSigningKeyException e) {
            return Result.rejected(RejectionReason.KEYS_UNAVAILABLE);
        } catch (StoreException e) {
            return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
        }
    }

    /**
     * Returns the login of a session's user at an identity provider.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @return the login as it is stored; null if the session has ended, or the application has authenticated its user
     * @throws StoreException if the store cannot be read
     */
    public @Nullable ProviderLogin login(String sessionId) {
        StoredSession session = live.find(sessionId);
        return session == null ? null : SessionData.parse(session.data()).login();
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
        return token != null && session != null && rotation.isCurrent(token, session) ? login(session.id()) : null;
    }

    /**
     * Returns the login of a session's user at an identity provider, refreshed if necessary. Waits while another request refreshes
     * it, in total at most for the length of a lease.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @param isFresh returns whether the tokens of a login can be used without a refresh
     * @return the login; or {@link RejectionReason#SESSION_ENDED}, {@link RejectionReason#LOGIN_ENDED} (also if the application has
     *     authenticated the user), {@link RejectionReason#PROVIDER_UNAVAILABLE} or {@link RejectionReason#STORE_UNAVAILABLE}
     */
    public Result<ProviderLogin> freshLogin(String sessionId, Predicate<ProviderLogin> isFresh) {
        try {
            return providers.fresh(sessionId, isFresh);
        } catch (StoreException e) {
            return Result.rejected(RejectionReason.STORE_UNAVAILABLE);
        }
    }

    /**
     * Ends the session of a renewal token, if it is one of this application. Like a renewal, that accepts every token of the
     * session: a client may only have one that another client has replaced with a copy.
     *
     * @param presented the value of the cookie
     * @param ended the IDs of sessions that have ended already, which are not searched again; this one is added
     * @param cause why the session ends
     * @return whether there was another such session
     * @throws StoreException if the session may not have ended
     */
    public boolean endByRenewal(String presented, Set<String> ended, SessionEnded.Cause cause) {
        RenewalToken token = RenewalToken.parse(presented);
        String id = token == null ? null : token.sessionId(application);
        StoredSession session = id == null || ended.contains(id) ? null : store.find(id);
        if (id == null || session == null) {
            return false;
        }
        ending.end(id, SessionData.parse(session.data()).subject(), cause);
        ended.add(id);
        return true;
    }

    /**
     * Ends a session.
     *
     * @param sessionId the claim {@code sid} of a verified access token of this application
     * @param subject the user, or null if it is not known
     * @param cause why the session ends
     * @throws StoreException if the session may not have ended
     */
    public void end(String sessionId, @Nullable String subject, SessionEnded.Cause cause) {
        ending.end(sessionId, subject, cause);
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
        sessions.forEach(session -> ending.end(session.id(), subject, SessionEnded.Cause.ALL_OF_USER));
        return sessions.size();
    }
}
