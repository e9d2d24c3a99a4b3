package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts and ends the sessions of clients, for an application with its own login. Thread-safe. */
public final class GuardSessions {
    private final SessionManager sessions;
    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final String issuer;
    private final boolean reportOnly;

    /** {@code issuer} is the issuer of the access tokens of sessions. */
    GuardSessions(
            SessionManager sessions,
            SessionCookies cookies,
            Authenticator authenticator,
            String issuer,
            boolean reportOnly) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.issuer = issuer;
        this.reportOnly = reportOnly;
    }

    /**
     * Starts a session for a user whom the application has authenticated, and ends the session that the client has had before. In
     * report-only mode, no session is started.
     *
     * @param request the request of the login
     * @param name the name of the user
     * @param roles the roles of the user
     * @param claims further claims of the access tokens
     * @return the principal of the user, and the cookies for the response
     * @throws IllegalArgumentException if a value cannot be in a token, or all do not fit into a cookie
     * @throws StoreException if the session cannot be stored, or an earlier one may not have ended
     */
    public Started start(RequestView request, String name, Collection<String> roles, Map<String, ?> claims) {
        AtomicReference<TokenPrincipal> user = new AtomicReference<>();
        if (reportOnly) {
            return new Started(null, Collections.emptyList());
        }
        IssuedSession issued = sessions.start(name, roles, claims, session -> {
            cookies.check(session);
            user.set(principalOf(session));
        });
        end(request);
        return new Started(user.get(), cookies.of(issued));
    }

    private TokenPrincipal principalOf(IssuedSession session) {
        Result<TokenPrincipal> result = authenticator.authenticate(session.accessToken());
        Rejection rejection = result.rejection();
        if (rejection != null) {
            throw new IllegalArgumentException("The filter would reject the token of this session: "
                    + rejection.reason().code() + ": " + rejection.reason().text());
        }
        return result.value();
    }

    /**
     * Ends the session of a client.
     *
     * @param request a request with the cookies of the session
     * @throws StoreException if the session may not have ended
     */
    public void end(RequestView request) {
        for (String token : CookieTokenSource.valuesIn(request, cookies.accessName())) {
            String sessionId = sessionId(authenticator.authenticate(token));
            if (sessionId != null) {
                sessions.end(sessionId);
            }
        }
        for (String token : cookies.renewalTokens(request)) {
            sessions.endByRenewal(token);
        }
    }

    private @Nullable String sessionId(Result<TokenPrincipal> result) {
        RejectionReason reason = result.reason();
        if (reason != null && reason.kind() == RejectionKind.UNAVAILABLE) {
            throw new StoreException("The session has not ended: " + reason.text());
        }
        Object sessionId = reason == null && issuer.equals(result.value().token().issuer())
                ? result.value().token().claim("sid")
                : null;
        return sessionId instanceof String ? (String) sessionId : null;
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
     * Returns whether a client has cookies of a session, valid or not.
     *
     * @param request the request
     * @return true if there is something to end
     */
    public boolean arePresent(RequestView request) {
        return cookies.areIn(request);
    }

    /**
     * Returns the header lines that delete the cookies of a client.
     *
     * @param request a request with the cookies of the session
     * @return values of {@code Set-Cookie}; none in report-only mode
     */
    public List<Header> cleared(RequestView request) {
        return reportOnly ? Collections.emptyList() : cookies.cleared(request);
    }

    /**
     * Ends all sessions of a user, on all servers that share the store.
     *
     * @param name the name of the user
     * @return the number of sessions
     * @throws StoreException if not all of them may have ended
     */
    public int endAll(String name) {
        return sessions.endAll(name);
    }

    /** A new session. */
    public static final class Started {
        private final @Nullable TokenPrincipal principal;
        private final List<Header> cookies;

        Started(@Nullable TokenPrincipal principal, List<Header> cookies) {
            this.principal = principal;
            this.cookies = cookies;
        }

        /**
         * Returns the user.
         *
         * @return the principal, as for later requests; null in report-only mode
         */
        public @Nullable TokenPrincipal principal() {
            return principal;
        }

        /**
         * Returns the cookies.
         *
         * @return header lines for the response
         */
        public List<Header> cookies() {
            return cookies;
        }
    }
}
