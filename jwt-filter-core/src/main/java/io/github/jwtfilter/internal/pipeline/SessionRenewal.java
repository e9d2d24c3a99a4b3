package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.token.PresentedToken;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Renews the session of a request whose access token has expired, so that the request is served. */
final class SessionRenewal {
    private final SessionManager sessions;
    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final SessionAlerts alerts;
    private final boolean reportOnly;
    private final boolean confirmsLogins;

    SessionRenewal(
            SessionManager sessions,
            SessionCookies cookies,
            Authenticator authenticator,
            SessionAlerts alerts,
            boolean reportOnly,
            boolean confirmsLogins) {
        this.reportOnly = reportOnly;
        this.confirmsLogins = confirmsLogins;
        this.sessions = sessions;
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.alerts = alerts;
    }

    /**
     * Returns whether a request has a renewal token. One with a token in a header depends on that token alone. Where no cookie can
     * be set, nothing is renewed.
     */
    boolean isPossible(RequestView request, PresentedToken presented) {
        return !reportOnly
                && presented.isInCookie()
                && request.permitsCookies()
                && !cookies.renewalTokens(request).isEmpty();
    }

    /**
     * Returns whether a request with a rejected access token may be served after a renewal: not one whose token is revoked, or
     * cannot be verified at present. One of a client with too many invalid tokens may: a renewal token proves that the user is
     * not the attacker of the same address, the store decides on it, and no signature of the client is checked. That does not
     * apply to logins at an identity provider, which would have to confirm each, and without refresh tokens ends them.
     */
    boolean mayFollow(RejectionReason reason) {
        return reason.kind() != RejectionKind.UNAVAILABLE
                && reason != RejectionReason.REVOKED
                && reason != RejectionReason.SEVERAL_COOKIES
                && !(reason == RejectionReason.TOO_MANY_FAILURES && confirmsLogins);
    }

    /**
     * Renews the session and authenticates its user. The cookies for the response are added to the context.
     *
     * @param rejected the rejection of the access token, which remains if the token may be valid and the renewal fails
     */
    Result<TokenPrincipal> renew(RequestContext context, Result<TokenPrincipal> rejected) {
        Result<IssuedSession> renewed = renew(context.request, context.connection.clientAddress());
        if (renewed.rejection() != null && rejected.reason() == RejectionReason.TOO_MANY_FAILURES) {
            return rejected;
        }
        context.setCookies(cookiesAfter(renewed, context.request));
        Rejection rejection = renewed.rejection();
        return rejection == null
                ? authenticator.authenticate(renewed.value().accessToken(), TokenSender.TRUSTED)
                : Result.rejected(rejection);
    }

    /** Returns the cookies for the response after a renewal: new ones, or their removal if the session has ended. */
    List<Header> cookiesAfter(Result<IssuedSession> renewed, RequestView request) {
        RejectionReason reason = renewed.reason();
        if (reason == null) {
            return cookies.of(renewed.value());
        }
        return reason.kind() == RejectionKind.INVALID_TOKEN ? cookies.cleared(request) : Collections.emptyList();
    }

    /** Renews the session of a request. */
    Result<IssuedSession> renew(RequestView request, String clientAddress) {
        Set<String> tokens = cookies.renewalTokens(request);
        // Of several values, each may be one that another host of the domain has set.
        Result<IssuedSession> renewed = tokens.size() == 1
                ? sessions.renew(
                        tokens.iterator().next(),
                        cookies::check,
                        (id, subject) -> alerts.reused(id, subject, clientAddress))
                : Result.rejected(tokens.isEmpty() ? RejectionReason.NO_TOKEN : RejectionReason.MALFORMED_RENEWAL);
        RejectionReason reason = renewed.reason();
        if (reason == null) {
            alerts.renewed(renewed.value(), clientAddress);
            if (!cookies.fit(renewed.value())) {
                alerts.notStored(renewed.value().sessionId());
            }
        } else if (reason.kind() == RejectionKind.INVALID_TOKEN && reason != RejectionReason.LOGIN_ENDED) {
            alerts.failed();
        }
        return renewed;
    }
}
