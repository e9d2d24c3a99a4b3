package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardLogin;
import io.github.jwtfilter.internal.pipeline.GuardSessions;
import io.github.jwtfilter.internal.principal.ExposedClaims;
import io.github.jwtfilter.internal.token.TokenStripper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Handles the requests of one {@link JwtFilter} with one version of its settings: decides on each request once, and applies the decision. */
final class FilterDelegate {
    private final Guard guard;
    private final Object filter;
    private final String contextPath;
    private final String attribute;

    /** Creates a delegate of a filter, which stores decisions in an attribute. */
    FilterDelegate(Guard guard, Object filter, String contextPath, String attribute) {
        this.guard = guard;
        this.filter = filter;
        this.contextPath = contextPath;
        this.attribute = attribute;
    }

    /** Returns whether this is a delegate of a filter, with these or other settings. */
    boolean isOf(Object other) {
        return filter == other;
    }

    /** Returns whether decisions are those of a guard. */
    boolean uses(Guard other) {
        return guard == other;
    }

    /** Handles a dispatch; {@code known} is the decision of this object on an earlier one, or null. */
    void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            @Nullable RequestDecision known)
            throws IOException, ServletException {
        RequestDecision decision = decisionOn(request, response, known);
        GuardResponse replacement = decision.response();
        if (replacement == null) {
            HttpServletResponse protectedResponse = decision.applyTo(response, guard.sessions() != null);
            HttpServletRequest passed = passed(request, protectedResponse, decision);
            if (decision.principal() != null && request.getRequestedSessionId() != null) {
                passed.getSession(false); // ends a session of another user, whether or not the application accesses it
            }
            try {
                pass(passed, protectedResponse, decision, chain);
            } catch (StoreException | ServletException e) {
                StoreException failure = StoreFailures.find(e);
                if (failure == null || !rejectAfter(failure, request, response, decision)) {
                    throw e;
                }
            }
        } else {
            ResponseWriter.write(replacement, request, response);
        }
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, RequestDecision decision, FilterChain chain)
            throws IOException, ServletException {
        JwtPrincipal logged = guard.setsLogContext() ? decision.principal() : null;
        if (guard.sessions() == null) {
            LogScope.pass(request, response, logged, chain);
            return;
        }
        RequestActivity activity = decision.session().activity();
        activity.begin();
        try {
            LogScope.pass(request, response, logged, chain);
        } finally {
            if (request.isAsyncStarted()) { // also without the wrapper, as some frameworks do
                activity.continueAsynchronously(request::getAsyncContext);
            }
            activity.end();
        }
    }

    /** Responds if the application could not process the request, since a store is unavailable. Returns false if the server has to. */
    private boolean rejectAfter(
            StoreException failure, HttpServletRequest request, HttpServletResponse response, RequestDecision decision)
            throws IOException {
        if (!StoreFailures.isResponsePossible(request, response)) {
            return false;
        }
        RequestDecision rejected = decision.replacedBy(guard.decideAfter(view(request), failure));
        GuardResponse replacement = rejected.response();
        if (replacement == null) {
            return false;
        }
        request.setAttribute(attribute, rejected); // for the dispatch to an error page
        StoreFailures.respond(replacement, request, response);
        return true;
    }

    private HttpServletRequest passed(
            HttpServletRequest request, HttpServletResponse response, RequestDecision decision) {
        HttpServletRequest visible = visibleRequest(request, decision);
        boolean passThrough = decision.isPassThrough();
        if (passThrough && (guard.sessions() == null || guard.reportOnly())) {
            return new GuardedRequest(visible, response, decision, this);
        }
        return passThrough || decision.permitsExternalUser() // also one who logs in while the request is processed
                ? new CoexistingRequest(visible, response, decision, this)
                : new JwtRequest(visible, response, decision, this);
    }

    /** Returns the request without the token if that is hidden, and with exposed claims in place of headers that clients have sent. */
    private HttpServletRequest visibleRequest(HttpServletRequest request, RequestDecision decision) {
        TokenStripper tokenStripper = guard.tokenStripper();
        HttpServletRequest visible = tokenStripper == null ? request : new TokenHidingRequest(request, tokenStripper);
        ExposedClaims claims = guard.exposedClaims();
        return claims == null ? visible : new ClaimHeadersRequest(visible, claims, decision);
    }

    /** Sets the attributes of exposed claims, and removes those that the principal does not have. */
    void exposeAttributes(ServletRequest request, RequestDecision decision) {
        ExposedClaims claims = guard.exposedClaims();
        if (claims == null) {
            return;
        }
        for (String name : claims.attributes()) {
            String value = claims.attribute(name, decision.principal());
            if (value != null) {
                request.setAttribute(name, value);
            } else if (request.getAttribute(name) != null) {
                request.removeAttribute(name);
            }
        }
    }

    /** Returns whether the sessions of the application are bound to the users of tokens. */
    boolean bindsSessions() {
        return !guard.reportOnly();
    }

    /** Returns the response to a request without a principal that requires one. */
    GuardResponse challenge(HttpServletRequest request) {
        return guard.challenge(view(request));
    }

    /** Returns the sessions, or null if {@code session.store} is not set. */
    @Nullable
    GuardSessions sessions() {
        return guard.sessions();
    }

    /**
     * Returns the login at the provider.
     *
     * @throws IllegalStateException if {@code login = openid} is not set
     */
    GuardLogin login() {
        GuardLogin login = guard.login();
        if (login == null) {
            throw new IllegalStateException("The settings of the JwtFilter configure no login: add login = openid");
        }
        return login;
    }

    ServletRequestView view(HttpServletRequest request) {
        return new ServletRequestView(request, contextPath);
    }

    String returnPath(HttpServletRequest request) {
        return guard.returnPath(view(request));
    }

    String returnPath(HttpServletRequest request, @Nullable String value) {
        return guard.returnPath(view(request), value);
    }

    private RequestDecision decide(HttpServletRequest request, HttpServletResponse response) {
        boolean permitsCookies = !response.isCommitted() && request.getDispatcherType() != DispatcherType.INCLUDE;
        ServletRequestView view = new ServletRequestView(request, request, contextPath, permitsCookies);
        Decision decision = guard.decide(view);
        RequestDecision made = new RequestDecision(decision, this);
        made.addHeaders(decision.headers(), response);
        made.expect(WelcomeForward.of(request, view.path()));
        return made;
    }

    /**
     * Returns the decision for a forward: the known one, unless it serves a welcome file whose rules were not part of
     * it. Such a file may renew the session, if its directory did not need one.
     */
    private RequestDecision decisionOnForward(
            RequestDecision known, HttpServletRequest request, HttpServletResponse response) {
        WelcomeForward forward = known.welcomeForward();
        if (forward == null || known.response() != null || !forward.isNext(request)) {
            return known;
        }
        ServletRequestView file =
                new ServletRequestView(forward.received(), request, contextPath, !response.isCommitted());
        Decision decision = guard.decideWelcomeFile(forward.directory(), file);
        if (decision == null) {
            return known;
        }
        known.setCookies(decision.headers(), response);
        RequestDecision both = known.and(new RequestDecision(decision, this));
        request.setAttribute(attribute, both);
        exposeAttributes(request, both);
        return both;
    }

    private RequestDecision decisionOn(
            HttpServletRequest request, HttpServletResponse response, @Nullable RequestDecision known) {
        DispatcherType dispatch = request.getDispatcherType();
        boolean error = dispatch == DispatcherType.ERROR;
        if (known == null) {
            RequestDecision made =
                    error ? RequestDecision.undecided(this, guard.reportOnly()) : decide(request, response);
            request.setAttribute(attribute, made);
            exposeAttributes(request, made);
            return made;
        }
        if (dispatch == DispatcherType.FORWARD) {
            return decisionOnForward(known, request, response);
        }
        GuardResponse rejection = known.response();
        if (error) {
            known.restoreForErrorPage(response);
        }
        if (error && rejection != null) {
            // The error page is the response to the rejection: rejecting the page as well would hide it.
            ResponseWriter.repeatHeaders(rejection, response);
            known.makeAnonymous();
        }
        return known;
    }
}
