package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.session.IssuedSession;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.settings.SessionSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of sessions for scripts, at paths of the settings: renewal, logout, and the public keys. The access rules do not
 * apply to them. In report-only mode, only the keys are served.
 */
final class SessionEndpoints {
    private static final String MAX_AGE_OF_KEYS = "public, max-age=300";

    private final @Nullable String refreshPath;
    private final @Nullable String logoutPath;
    private final @Nullable String jwksPath;
    private final RequestChecks checks;
    private final Decisions decisions;
    private final SessionRenewal renewal;
    private final GuardSessions sessions;
    private final SessionCookies cookies;
    private final Supplier<String> jwkSet;

    SessionEndpoints(
            SessionSettings settings,
            RequestChecks checks,
            Decisions decisions,
            SessionRenewal renewal,
            GuardSessions sessions,
            SessionCookies cookies,
            Supplier<String> jwkSet,
            boolean reportOnly) {
        refreshPath = reportOnly ? null : settings.refreshPath().orElse(null);
        logoutPath = reportOnly ? null : settings.logoutPath().orElse(null);
        jwksPath = settings.jwksPath().orElse(null);
        this.checks = checks;
        this.decisions = decisions;
        this.renewal = renewal;
        this.sessions = sessions;
        this.cookies = cookies;
        this.jwkSet = jwkSet;
    }

    /** Returns the response of an endpoint, or null for every other path. */
    @Nullable
    Decision decide(RequestView request, Connection connection) {
        String path = request.path();
        if (path.equals(jwksPath)) {
            return keys(request, connection);
        }
        if (!path.equals(refreshPath) && !path.equals(logoutPath)) {
            return null;
        }
        if (!request.method().equals("POST")) {
            return methodNotAllowed("POST");
        }
        RejectionReason insecure = checks.checkTransport(connection);
        RejectionReason rejection = insecure == null ? checks.checkOrigin(request, connection) : insecure;
        if (rejection != null) {
            return reject(request, connection, rejection, Collections.emptyList());
        }
        return path.equals(refreshPath) ? refresh(request, connection) : logout(request, connection);
    }

    private Decision keys(RequestView request, Connection connection) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return methodNotAllowed("GET, HEAD");
        }
        String keys;
        try {
            keys = jwkSet.get();
        } catch (StoreException e) {
            return reject(request, connection, RejectionReason.STORE_UNAVAILABLE, Collections.emptyList());
        }
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", MAX_AGE_OF_KEYS));
        headers.add(new Header("Content-Type", "application/jwk-set+json"));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.add(new Header("Access-Control-Allow-Origin", "*"));
        return new Decision.Responded(new GuardResponse(200, headers, keys, false));
    }

    private Decision refresh(RequestView request, Connection connection) {
        Result<IssuedSession> renewed = renewal.renew(request, connection.clientAddress());
        List<Header> setCookies = renewal.cookiesAfter(renewed, request);
        RejectionReason reason = renewed.reason();
        return reason == null ? noContent(request, setCookies) : reject(request, connection, reason, setCookies);
    }

    private Decision logout(RequestView request, Connection connection) {
        List<Header> cleared = cookies.cleared(request);
        try {
            sessions.end(request);
        } catch (StoreException e) {
            return reject(request, connection, RejectionReason.STORE_UNAVAILABLE, cleared);
        }
        return noContent(request, cleared);
    }

    private Decision noContent(RequestView request, List<Header> setCookies) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.addAll(decisions.corsHeaders(request));
        headers.addAll(setCookies);
        return new Decision.Responded(new GuardResponse(204, headers, null, false));
    }

    private Decision reject(
            RequestView request, Connection connection, RejectionReason reason, List<Header> setCookies) {
        return decisions.rejected(request, connection.clientAddress(), Rejection.of(reason), setCookies);
    }

    static Decision methodNotAllowed(String allowed) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Allow", allowed));
        headers.add(new Header("Cache-Control", "no-store"));
        return new Decision.Responded(new GuardResponse(405, headers, null, false));
    }
}
