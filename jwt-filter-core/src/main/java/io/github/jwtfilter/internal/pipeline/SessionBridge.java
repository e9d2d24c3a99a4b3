package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.StartedSession;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.request.Navigation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Starts a session for a user whom the server or the application has authenticated, so that paths behind access rules need no
 * session of the server. The session has those of the given roles that the user has at its start.
 */
final class SessionBridge {
    private final GuardSessions sessions;
    private final List<String> roles;
    private final FailureLog failures;

    SessionBridge(GuardSessions sessions, Collection<String> roles, FailureLog failures) {
        this.sessions = sessions;
        this.roles = new ArrayList<>(roles);
        this.failures = failures;
    }

    /**
     * Starts a session, which replaces an earlier one of the client. If that is not possible, the request is served without it, since
     * its user is authenticated already.
     */
    void start(RequestContext context, ExternalUser user) {
        String name = user.name();
        if (name == null || !storesCookies(context)) {
            return;
        }
        List<String> granted = new ArrayList<>();
        for (String role : roles) {
            if (user.isInRole(role)) {
                granted.add(role);
            }
        }
        try {
            StartedSession started =
                    sessions.start(context.request, context.cookies(), name, granted, Collections.emptyMap());
            context.setCookies(started.cookies());
        } catch (StoreException | IllegalArgumentException e) {
            failures.report("starting a session for a user of the server", e);
        }
    }

    /** Returns whether the client seems to be a browser. A program without cookies would start a session with each request. */
    private static boolean storesCookies(RequestContext context) {
        return context.request.permitsCookies()
                && (context.request.hasHeader("Cookie") || Navigation.isNavigation(context.request));
    }
}
