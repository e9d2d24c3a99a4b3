package io.github.jwtfilter.servlet;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.JwtRevocations;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.pipeline.GuardSessions;
import io.github.jwtfilter.internal.reload.ReloadingGuard;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of applications with a login of their own: after the application has verified the password, {@link #start} sets the
 * cookies, and {@link #end} or {@link HttpServletRequest#logout()} ends the session.
 *
 * <pre>{@code
 * JwtSessions.of(getServletContext()).start(request, response, "alice", Arrays.asList("clerk"));
 * response.sendRedirect(JwtSessions.returnPath(request));
 * }</pre>
 *
 * <p>The setting {@code session.store} turns sessions on. If the application does not catch the exception of a store that is
 * unavailable, the filter responds with 503. Thread-safe.
 */
public final class JwtSessions {
    static final String NOT_CONFIGURED =
            "The settings of the JwtFilter turn on no sessions: add session.store = memory, jdbc or redis";

    private final ServletContext context;

    private JwtSessions(ServletContext context) {
        this.context = context;
    }

    /**
     * Returns the sessions of an application.
     *
     * @param context the application
     * @return its sessions
     */
    public static JwtSessions of(ServletContext context) {
        return new JwtSessions(context);
    }

    /**
     * Starts a session. The earlier session of the client ends, the rest of the request has the new user, and the cookies are set
     * even if the application resets the response later.
     *
     * @param request the request of the login, which {@link JwtFilter} has passed on
     * @param response the response, not committed
     * @param name the name of the user, for {@code getRemoteUser}
     * @param roles the roles of the user, for {@code isUserInRole} and access rules
     * @throws IllegalArgumentException if the name is blank, or the cookies would have more than 4,096 bytes
     * @throws IllegalStateException if sessions are not turned on, the filter has not processed the request, the response is
     *     committed, the page is included in another one, or the request has been processed already
     * @throws StoreException if the session cannot be stored; the user is then not logged in
     */
    public void start(HttpServletRequest request, HttpServletResponse response, String name, Collection<String> roles) {
        start(request, response, name, roles, Collections.emptyMap());
    }

    /**
     * Starts a session with further claims of its access tokens.
     *
     * @param request the request of the login, which {@link JwtFilter} has passed on
     * @param response the response, not committed
     * @param name the name of the user
     * @param roles the roles of the user
     * @param claims strings, booleans, whole numbers, {@code double} numbers, lists and maps of these, by the names of claims that the
     *     filter does not set itself
     * @throws IllegalArgumentException as above, and if a claim has no JSON form or a name of the filter
     * @throws IllegalStateException as above
     * @throws StoreException as above
     */
    public void start(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            Collection<String> roles,
            Map<String, ?> claims) {
        SessionHeaders.requireUncommitted(response);
        guarded(request).startSession(name, roles, claims);
    }

    /**
     * Returns the user of the session of a request.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return the principal; null if the request is anonymous, or its token is one of another issuer
     * @throws IllegalStateException if the filter has not processed the request
     */
    public @Nullable JwtPrincipal current(HttpServletRequest request) {
        return guarded(request).sessionUser();
    }

    /**
     * Ends the session of a client: its access tokens are revoked, its renewal token is removed, and its cookies are deleted.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @param response the response, not committed
     * @throws IllegalStateException as above
     * @throws ServletException if the session may not have ended until it does so by itself, since its store is unavailable; the
     *     cause is a {@link StoreException}, and the cookies are deleted
     */
    public void end(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        SessionHeaders.requireUncommitted(response);
        guarded(request).end();
    }

    /**
     * Returns the address at which the browser logs out at the identity provider, so that the next login requires a password. Call it
     * before the session ends:
     *
     * <pre>{@code
     * String logout = JwtSessions.of(getServletContext()).logoutUrl(request);
     * request.logout();
     * response.sendRedirect(logout);
     * }</pre>
     *
     * <p>The setting {@code login.logout} provides a path that does the same without code.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return the end session endpoint of the provider with its parameters; the page after the logout if the provider has none
     * @throws IllegalStateException if {@code login = openid} is not set, or the filter has not processed the request
     * @throws StoreException if the session cannot be read
     */
    public String logoutUrl(HttpServletRequest request) {
        return guarded(request).logoutUrl();
    }

    /**
     * Returns the access token that the identity provider has issued for the user, for calls to other services. An expired token
     * is replaced first, which calls the provider.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return the token; null if the request is anonymous or has a token of its own, or if the session has ended
     * @throws IllegalStateException if {@code login = openid} is not set, or the filter has not processed the request
     * @throws StoreException if the session cannot be read, or the provider does not respond
     */
    public @Nullable String accessToken(HttpServletRequest request) {
        return guarded(request).accessToken();
    }

    /**
     * Ends all sessions of a user, on all servers that share the store.
     *
     * @param name the name of the user
     * @return the number of sessions
     * @throws IllegalStateException if sessions are not turned on
     * @throws StoreException if not all of them may have ended; a repeated call ends the others
     */
    public int endAll(String name) {
        boolean any = false;
        int ended = 0;
        StoreException failure = null;
        for (ReloadingGuard guard : RunningGuards.of(context)) {
            GuardSessions sessions = guard.current().sessions();
            if (sessions == null) {
                continue;
            }
            any = true;
            try {
                ended += sessions.endAll(name);
            } catch (StoreException e) {
                failure = e;
            }
        }
        if (!any) {
            throw new IllegalStateException(NOT_CONFIGURED);
        }
        if (failure != null) {
            throw failure;
        }
        return ended;
    }

    /**
     * Returns the operations that revoke tokens, also those of other issuers. They do not require sessions, but the setting
     * {@code revocation.store}.
     *
     * @return the operations; with several filters, those of the first one that has a store
     * @throws IllegalStateException if no filter has one, or none has started
     */
    public JwtRevocations revocations() {
        for (ReloadingGuard guard : RunningGuards.of(context)) {
            JwtRevocations revocations = guard.current().revocations();
            if (revocations != null) {
                return revocations;
            }
        }
        throw new IllegalStateException(
                "The settings of the JwtFilter configure no store of revocations: add revocation.store = memory, jdbc or redis");
    }

    /**
     * Adds a listener for the events of the filters of the application, for example to notify an operator. For each filter with
     * settings of its own, a daemon thread calls it until the application stops. A listener without references to the application can
     * also be named in {@code META-INF/services} or in the setting {@code events.listeners}.
     *
     * @param listener the listener
     * @throws IllegalStateException if a filter has 16 listeners already, or if no filter has started: servers start filters before
     *     servlets, and after the listeners of the context
     */
    public void addListener(GuardListener listener) {
        List<ReloadingGuard> guards = RunningGuards.of(context);
        if (guards.isEmpty()) {
            throw new IllegalStateException(
                    "No JwtFilter has started: add the listener in the method init of a servlet");
        }
        guards.forEach(guard -> guard.add(listener));
    }

    /**
     * Returns the path to which to redirect the browser after the login, from the query parameter {@code return} that
     * the redirect to the login page has added. Reads the query only, never the body.
     *
     * <p>Any link may contain such a parameter. The result is therefore always a path of this application, with its
     * query: the root of the application if the parameter is missing, occurs several times, or contains anything else.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return a path that starts with the context path, for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not processed the request
     */
    public static String returnPath(HttpServletRequest request) {
        return guarded(request).returnPath();
    }

    /**
     * Returns the path to which to redirect the browser after the login, from the value of a hidden form field.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @param value the result of {@code getParameter}, which may be null
     * @return a path that starts with the context path, for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not processed the request
     */
    public static String returnPath(HttpServletRequest request, @Nullable String value) {
        return guarded(request).returnPath(value);
    }

    /** Unwraps the request: frameworks add wrappers of their own. */
    private static GuardedRequest guarded(ServletRequest request) {
        ServletRequest inner = request;
        while (!(inner instanceof GuardedRequest)) {
            if (!(inner instanceof ServletRequestWrapper)) {
                throw new IllegalStateException("The JwtFilter has not processed this request: map the filter to /*");
            }
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (GuardedRequest) inner;
    }
}
