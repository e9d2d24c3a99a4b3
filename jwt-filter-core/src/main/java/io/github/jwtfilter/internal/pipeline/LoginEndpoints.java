package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.settings.LoginSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of a login at the identity provider: the callback, the logout of the browser, and the logout by the provider. The
 * access rules do not apply to them.
 */
final class LoginEndpoints {
    private final String callbackPath;
    private final @Nullable String logoutPath;
    private final @Nullable String backchannelPath;
    private final BrowserLogin login;
    private final GuardLogin users;
    private final GuardSessions sessions;
    private final BackchannelLogout backchannel;
    private final SessionCookies cookies;
    private final RequestChecks checks;
    private final Decisions decisions;

    LoginEndpoints(
            LoginSettings settings,
            BrowserLogin login,
            GuardLogin users,
            GuardSessions sessions,
            BackchannelLogout backchannel,
            SessionCookies cookies,
            RequestChecks checks,
            Decisions decisions) {
        this.callbackPath = settings.callback();
        this.logoutPath = settings.logout().orElse(null);
        this.backchannelPath = settings.backchannelLogout().orElse(null);
        this.login = login;
        this.users = users;
        this.sessions = sessions;
        this.backchannel = backchannel;
        this.cookies = cookies;
        this.checks = checks;
        this.decisions = decisions;
    }

    /** Returns the response of an endpoint, or null for every other path. */
    @Nullable
    Decision decide(RequestView request, Connection connection) {
        String path = request.path();
        boolean isCallback = path.equals(callbackPath);
        boolean isBackchannel = path.equals(backchannelPath);
        if (!isCallback && !isBackchannel && !path.equals(logoutPath)) {
            return null;
        }
        String method = request.method();
        boolean permitted =
                isCallback ? method.equals("GET") : method.equals("POST") || (method.equals("GET") && !isBackchannel);
        if (!permitted) {
            return SessionEndpoints.methodNotAllowed(isCallback ? "GET" : isBackchannel ? "POST" : "GET, POST");
        }
        RejectionReason insecure = checks.checkTransport(connection);
        if (insecure != null) {
            return reject(request, connection, insecure);
        }
        if (isCallback) {
            return new Decision.Responded(login.complete(request, users));
        }
        return isBackchannel
                ? new Decision.Responded(backchannel.respond(request, connection))
                : logout(request, connection);
    }

    /** Ends the session of the browser, and sends it to the provider, so that it is not logged in again without a password. */
    private Decision logout(RequestView request, Connection connection) {
        RejectionReason crossSite = checks.checkOrigin(request, connection);
        if (crossSite != null) {
            return reject(request, connection, crossSite);
        }
        List<Header> cleared = cookies.cleared(request);
        try {
            String url = users.logoutUrl(request, null);
            sessions.end(request);
            return new Decision.Responded(redirect(request.method().equals("GET") ? 302 : 303, url, cleared));
        } catch (StoreException e) {
            return decisions.rejected(
                    request, connection.clientAddress(), Rejection.of(RejectionReason.STORE_UNAVAILABLE), cleared);
        }
    }

    private static GuardResponse redirect(int status, String location, List<Header> added) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Location", location));
        headers.addAll(added);
        return new GuardResponse(status, headers, null, false);
    }

    private Decision reject(RequestView request, Connection connection, RejectionReason reason) {
        return decisions.rejected(request, connection.clientAddress(), Rejection.of(reason));
    }
}
