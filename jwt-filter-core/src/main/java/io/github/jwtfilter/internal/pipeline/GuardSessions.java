package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded.Cause;
import io.github.jwtfilter.StartedSession;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.UserSessions;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.ProviderLogin;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Starts and ends the sessions of clients with the cookies of their requests. Thread-safe. */
public final class GuardSessions implements UserSessions {
    private final SessionManager sessions;
    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final Connections connections;
    private final SessionAlerts alerts;
    private final SessionLogout logout;
    private final String issuer;
    private final boolean reportOnly;

    /** {@code issuer} is the issuer of the access tokens of sessions. */
    GuardSessions(
            SessionManager sessions,
            SessionCookies cookies,
            Authenticator authenticator,
            Connections connections,
            SessionAlerts alerts,
            String issuer,
            boolean reportOnly) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.connections = connections;
        this.alerts = alerts;
        this.issuer = issuer;
        this.reportOnly = reportOnly;
        this.logout = new SessionLogout(sessions, cookies, authenticator, issuer);
    }

    /**
     * Returns the issuer of the access tokens.
     *
     * @return the value of {@code iss} and {@code aud}
     */
    public String issuer() {
        return issuer;
    }

    @Override
    public StartedSession start(RequestView request, String name, Collection<String> roles, Map<String, ?> claims) {
        return start(request, Collections.emptyList(), name, roles, claims);
    }

    /**
     * Starts a session, as the method above does.
     *
     * @param request the request of the login
     * @param response header lines that the client will receive: a session in their cookies ends, too
     * @param name the name of the user
     * @param roles the roles of the user
     * @param claims further claims
     * @return the principal, and the cookies
     */
    public StartedSession start(
            RequestView request,
            Collection<Header> response,
            String name,
            Collection<String> roles,
            Map<String, ?> claims) {
        return start(request, response, name, roles, claims, null);
    }

    /** Starts a session for a user whom an identity provider has authenticated. */
    StartedSession start(RequestView request, String name, Collection<String> roles, ProviderLogin login) {
        return start(request, Collections.emptyList(), name, roles, Collections.emptyMap(), login);
    }

    private StartedSession start(
            RequestView request,
            Collection<Header> response,
            String name,
            Collection<String> roles,
            Map<String, ?> claims,
            @Nullable ProviderLogin login) {
        AtomicReference<TokenPrincipal> user = new AtomicReference<>();
        if (reportOnly) {
            return new StartedSession(null, Collections.emptyList());
        }
        IssuedSession issued = sessions.start(name, roles, claims, login, session -> {
            cookies.check(session);
            user.set(principalOf(session));
        });
        try {
            // The user is known, so that an earlier token of the browser is no reason to reject the login.
            logout.end(request, response, null, TokenSender.TRUSTED, Cause.REPLACED);
        } catch (StoreException e) {
            discard(issued, e);
            throw e;
        }
        alerts.started(issued, roles, connections.of(request).clientAddress());
        return new StartedSession(user.get(), cookies.of(issued));
    }

    /** Ends a session that its client will not receive. */
    private void discard(IssuedSession session, StoreException cause) {
        try {
            sessions.end(session.sessionId(), session.subject(), Cause.LOGIN_FAILED);
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }

    private TokenPrincipal principalOf(IssuedSession session) {
        Result<TokenPrincipal> result = authenticator.authenticate(session.accessToken(), TokenSender.TRUSTED);
        Rejection rejection = result.rejection();
        if (rejection != null) {
            if (rejection.reason().kind() == RejectionKind.UNAVAILABLE) {
                throw new StoreException(
                        "The session was not started: " + rejection.reason().text());
            }
            throw new IllegalArgumentException("The filter would reject the token of this session: "
                    + rejection.reason().code() + ": " + rejection.reason().text());
        }
        return result.value();
    }

    @Override
    public void end(RequestView request) {
        end(request, Collections.emptyList());
    }

    /**
     * Ends the session of a client.
     *
     * @param request a request with the cookies of the session
     * @param response header lines that the client will receive: a session in their cookies ends, too
     * @throws StoreException if the session may not have ended
     */
    public void end(RequestView request, Collection<Header> response) {
        end(request, response, null);
    }

    /**
     * Ends the session of a client, as the method above does.
     *
     * @param request a request with the cookies of the session
     * @param response header lines that the client will receive
     * @param user the user of the request, whose session ends also without cookies, or null
     * @throws StoreException if the session may not have ended
     */
    public void end(RequestView request, Collection<Header> response, @Nullable JwtPrincipal user) {
        logout.end(request, response, user, connections.of(request), Cause.LOGOUT);
    }

    /** Publishes that the identity provider has ended a login, or all logins of a user. */
    void endedByProvider(@Nullable String sessionId, @Nullable String subject) {
        alerts.endedByProvider(sessionId, subject);
    }

    /** Returns the session of a user, or null if the token is that of another issuer. */
    @Nullable
    String sessionId(JwtPrincipal principal) {
        return logout.sessionId(principal);
    }

    /** Returns the user of the session of a client; null if it has none, or that is not known at present. */
    @Nullable
    JwtPrincipal current(RequestView request) {
        for (String token : CookieTokenSource.valuesIn(request, cookies.accessName())) {
            Result<TokenPrincipal> user = authenticator.authenticate(token, connections.of(request));
            if (user.rejection() == null && isOwn(user.value())) {
                return user.value();
            }
        }
        return null;
    }

    /**
     * Returns the login of a client at the identity provider.
     *
     * @throws StoreException if the session cannot be read
     */
    @Nullable
    ProviderLogin login(RequestView request) {
        JwtPrincipal user = current(request);
        if (user != null) {
            return login(user);
        }
        for (String token : cookies.renewalTokens(request)) {
            ProviderLogin login = sessions.loginOfRenewal(token);
            if (login != null) {
                return login;
            }
        }
        return null;
    }

    /**
     * Returns the login of the session of a user.
     *
     * @throws StoreException if the session cannot be read
     */
    @Nullable
    ProviderLogin login(JwtPrincipal user) {
        String sessionId = sessionId(user);
        return sessionId == null ? null : sessions.login(sessionId);
    }

    /** Returns the login of a session, whose tokens are refreshed unless they are fresh. */
    Result<ProviderLogin> freshLogin(String sessionId, Predicate<ProviderLogin> isFresh) {
        return sessions.freshLogin(sessionId, isFresh);
    }

    /**
     * Returns whether a user has a session of this application, rather than a token of another issuer.
     *
     * @param principal a verified user
     * @return true for a token of a session
     */
    public boolean isOwn(JwtPrincipal principal) {
        return issuer.equals(principal.token().issuer());
    }

    /**
     * Returns whether other sessions use the same cookies.
     *
     * @param other the sessions of another guard
     * @return true if both have the same name
     */
    public boolean hasCookiesOf(GuardSessions other) {
        return cookies.accessName().equals(other.cookies.accessName());
    }

    /**
     * Returns whether a client has cookies of a session, valid or not.
     *
     * @param request the request
     * @return true if there is something to end
     */
    public boolean arePresent(RequestView request) {
        return cookies.areIn(request);
    }

    @Override
    public List<Header> clearedCookies(RequestView request) {
        return reportOnly ? Collections.emptyList() : cookies.cleared(request);
    }

    @Override
    public int endAll(String name) {
        return sessions.endAll(name);
    }
}
