package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.StartedSession;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.internal.request.Navigation;
import io.github.jwtfilter.internal.table.EventCounter;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Starts a session for a user whom the server or the application has authenticated, so that paths behind access rules need no
 * session of the server. The session has those of the given roles that the user has at its start.
 */
final class SessionBridge {
    /** The requests of one page arrive together, before the browser has the cookies of a response. */
    private static final Rate ONE_START = new Rate(0, Duration.ofSeconds(10));

    private final GuardSessions sessions;
    private final List<String> roles;
    private final FailureLog failures;
    private final EventCounter starts;

    SessionBridge(GuardSessions sessions, Collection<String> roles, FailureLog failures, LongSupplier nanoTime) {
        this.sessions = sessions;
        this.roles = new ArrayList<>(roles);
        this.failures = failures;
        this.starts = new EventCounter(ONE_START, nanoTime);
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
        if (isStartedByAnother(context.request, name)) {
            context.setCookies(Collections.emptyList()); // must not delete those of the other response
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

    /**
     * Returns whether a request with the same cookies starts a session, or has done so a moment ago: the browser gets the cookies in the
     * response to that one. Without cookies, it may be another browser of the user.
     */
    private boolean isStartedByAnother(RequestView request, String name) {
        List<String> cookies = request.headers("Cookie");
        return !cookies.isEmpty() && !starts.count(Base64Url.encode(Sha256.of(name.length() + name + cookies)));
    }

    /** Returns whether the client seems to be a browser. A program without cookies would start a session with each request. */
    private static boolean storesCookies(RequestContext context) {
        return context.request.permitsCookies()
                && (context.request.hasHeader("Cookie") || Navigation.isNavigation(context.request));
    }
}
