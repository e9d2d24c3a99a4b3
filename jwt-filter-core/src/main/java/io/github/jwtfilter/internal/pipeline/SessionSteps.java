package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.session.SessionCookies;
import org.jspecify.annotations.Nullable;

/** The steps of a decision that only applications with sessions have. */
final class SessionSteps {
    private final SessionRenewal renewal;
    private final SessionEndpoints endpoints;
    private final GuardSessions sessions;
    private final @Nullable SessionBridge bridge;
    private final SessionCookies cookies;
    private final @Nullable LoginSteps login;

    SessionSteps(
            SessionRenewal renewal,
            SessionEndpoints endpoints,
            GuardSessions sessions,
            @Nullable SessionBridge bridge,
            SessionCookies cookies,
            @Nullable LoginSteps login) {
        this.cookies = cookies;
        this.login = login;
        this.renewal = renewal;
        this.endpoints = endpoints;
        this.sessions = sessions;
        this.bridge = bridge;
    }

    SessionRenewal renewal() {
        return renewal;
    }

    /** Returns the response of an endpoint of sessions or of the login, or null for every other path. */
    @Nullable
    Decision atEndpoint(RequestView request, Connection connection) {
        Decision decision = endpoints.decide(request, connection);
        return decision != null || login == null ? decision : login.endpoints().decide(request, connection);
    }

    /** Returns the login at the identity provider, or null without one. */
    @Nullable
    LoginSteps login() {
        return login;
    }

    GuardSessions sessions() {
        return sessions;
    }

    /** Starts a session for a user whom the server or the application has authenticated, if that is configured. */
    void bridge(RequestContext context, ExternalUser user) {
        if (bridge != null) {
            bridge.start(context, user);
        }
    }

    /** Returns whether the session of a user is replaced by one of another user whom the server has authenticated. */
    boolean isReplaced(TokenPrincipal principal) {
        return bridge != null && sessions.isOwn(principal);
    }

    /** Deletes the cookies of a client whose access token must not be replaced by a renewal. */
    void clear(RequestContext context) {
        if (cookies.areIn(context.request)) {
            context.setCookies(cookies.cleared(context.request));
        }
    }
}
