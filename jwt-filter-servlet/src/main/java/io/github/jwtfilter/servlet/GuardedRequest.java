package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.StartedSession;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.pipeline.GuardSessions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that passed. A user authenticated by the container or the application remains visible. */
class GuardedRequest extends HttpServletRequestWrapper {
    /** The container's request, without the token if that is hidden. */
    final HttpServletRequest request;

    final FilterDelegate application;
    final RequestDecision decision;
    private final HttpServletResponse response;

    GuardedRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestDecision decision,
            FilterDelegate application) {
        super(request);
        this.request = request;
        this.response = response;
        this.decision = decision;
        this.application = application;
    }

    /** Overridden so that the wrapper remains in use: otherwise the container would continue with its own request. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest passed, ServletResponse written) {
        AsyncContext context = super.startAsync(passed, written);
        if (application.sessions() != null) {
            decision.session().activity().continueAsynchronously(() -> context);
        }
        return context;
    }

    /** Also ends the session of the filter, if the client has one. */
    @Override
    public void logout() throws ServletException {
        decision.session().activity().requireActive();
        try {
            endSession(null);
        } finally {
            super.logout();
        }
    }

    /** Returns the path to return to after the login, from the query. */
    String returnPath() {
        return application.returnPath(request);
    }

    /** Returns the same from the value of a form field. */
    String returnPath(@Nullable String value) {
        return application.returnPath(request, value);
    }

    /** Starts a session, and authenticates the rest of this request. */
    void startSession(String name, Collection<String> roles, Map<String, ?> claims) {
        GuardSessions sessions = application.sessions();
        if (sessions == null) {
            throw new IllegalStateException(JwtSessions.NOT_CONFIGURED);
        }
        SessionHeaders session = decision.session();
        session.activity().requireActive();
        if (isIncluded()) {
            throw new IllegalStateException(
                    "An included page cannot set cookies: start the session before the include");
        }
        SessionHeaders.requireUncommitted(response); // a wrapper of the application may not know
        StartedSession started = sessions.start(application.view(received()), session.cookies(), name, roles, claims);
        session.set(started.cookies(), response);
        JwtPrincipal user = started.principal();
        if (user != null) {
            decision.start(user);
            application.exposeAttributes(request, decision);
        }
    }

    /** Returns the user of a session of the filter, or null. */
    @Nullable
    JwtPrincipal sessionUser() {
        JwtPrincipal principal = decision.principal();
        GuardSessions sessions = application.sessions();
        return principal != null && sessions != null && sessions.isOwn(principal) ? principal : null;
    }

    /** Returns the address at which the browser logs out at the provider. */
    String logoutUrl() {
        return application.login().logoutUrl(application.view(received()), sessionUser());
    }

    /** Returns the access token of the provider for the user, or null. */
    @Nullable
    String accessToken() {
        JwtPrincipal user = sessionUser();
        return user == null ? null : application.login().accessToken(user);
    }

    /** Removes the principal of the filter for the rest of the request, and ends its session. */
    final void end() throws ServletException {
        decision.session().activity().requireActive();
        JwtPrincipal user = sessionUser();
        decision.makeAnonymous();
        application.exposeAttributes(request, decision);
        endSession(user);
    }

    /**
     * Ends the session of the client, also one that has started with this request, and deletes its cookies in any case. The token of
     * {@code user} may be in a header.
     */
    private void endSession(@Nullable JwtPrincipal user) throws ServletException {
        GuardSessions sessions = application.sessions();
        if (sessions == null) {
            return;
        }
        SessionHeaders session = decision.session();
        ServletRequestView view = application.view(received());
        List<Header> given = session.cookies();
        if (user == null && given.isEmpty() && !sessions.arePresent(view)) {
            return;
        }
        if (!response.isCommitted() && !isIncluded()) {
            session.set(sessions.clearedCookies(view), response);
        }
        try {
            sessions.end(view, given, user);
        } catch (StoreException e) {
            throw new ServletException("The session may not have ended, since its store is unavailable", e);
        }
    }

    /** Returns whether the server ignores cookies, since the page is a part of another one. */
    private boolean isIncluded() {
        return request.getDispatcherType() == DispatcherType.INCLUDE;
    }

    /** Returns the request with the cookies of the session, which may be hidden from the application. */
    private HttpServletRequest received() {
        ServletRequest inner = request;
        while (inner instanceof TokenHidingRequest || inner instanceof ClaimHeadersRequest) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (HttpServletRequest) inner;
    }
}
