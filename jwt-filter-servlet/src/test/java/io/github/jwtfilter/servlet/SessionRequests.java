package io.github.jwtfilter.servlet;

import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests with the ID of one session, to an application that stores a note of each user in the user's session. */
final class SessionRequests {
    private final JwtFilter filter = new JwtFilter();
    private final List<StoredSession> sessions = new CopyOnWriteArrayList<>();
    private volatile Runnable atIdChange = () -> {};

    SessionRequests(StoredSession first) {
        filter.init(Container.filter(Container.context("/app", Tokens.settings())));
        sessions.add(first);
    }

    /** Sets an action that runs as soon as the ID of a session has changed, and before the request continues. */
    void atIdChange(Runnable action) {
        atIdChange = action;
    }

    /** Returns the session that the requests name, and those that were created for them. */
    List<StoredSession> sessions() {
        return sessions;
    }

    /** Serves a request of a user to completion. */
    void serve(String user) {
        serve(user, request(user));
    }

    void serve(String user, HttpServletRequest sent) {
        serve(sent, (request, response) -> {
            try {
                ((HttpServletRequest) request).getSession(true).setAttribute(StoredSession.NOTE + user, "private");
            } catch (IllegalStateException e) {
                // Another request has ended the session in the meantime.
            }
        });
    }

    JwtPrincipal principal(String user) {
        JwtPrincipal[] principal = new JwtPrincipal[1];
        HttpServletRequest request = Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of(user));
        serve(
                request,
                (passed, response) -> principal[0] = (JwtPrincipal) ((HttpServletRequest) passed).getUserPrincipal());
        return principal[0];
    }

    private void serve(HttpServletRequest request, FilterChain application) {
        try {
            filter.doFilter(request, Container.response(), application);
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a request with a token of the user and the ID of the first session. */
    HttpServletRequest request(String user) {
        HttpServletRequest request = Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of(user));
        StoredSession[] current = {sessions.get(0)};
        String requested = current[0].id();
        when(request.getRequestedSessionId()).thenReturn(requested);
        when(request.isRequestedSessionIdValid()).thenAnswer(call -> requested.equals(current[0].id()));
        when(request.getSession(anyBoolean())).thenAnswer(call -> {
            if (current[0].hasEnded()) {
                if (!call.<Boolean>getArgument(0)) {
                    return null;
                }
                current[0] = new StoredSession(true);
                sessions.add(current[0]);
            }
            return current[0].object();
        });
        onIdChange(request, () -> {
            current[0].changeId();
            atIdChange.run();
        });
        return request;
    }

    /** Stubs the method by reflection, since Servlet 3.0 does not have it. */
    private static void onIdChange(HttpServletRequest request, Runnable change) {
        try {
            when(HttpServletRequest.class.getMethod("changeSessionId").invoke(request))
                    .thenAnswer(call -> {
                        change.run();
                        return "unused";
                    });
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
