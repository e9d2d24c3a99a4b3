package io.github.jwtfilter;

import io.github.jwtfilter.access.AccessRule;
import io.github.jwtfilter.access.AccessRules;
import io.github.jwtfilter.csrf.CsrfGuard;
import io.github.jwtfilter.decision.answer.LoginRedirect;
import io.github.jwtfilter.path.PathGuard;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.token.PresentedToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of a request apart from who makes it. */
final class Entrance {
    private final PathGuard paths;
    private final AccessRules rules;
    private final Optional<LoginRedirect> login;
    private final boolean httpsRequired;
    private final CsrfGuard csrf;

    Entrance(PathGuard paths, AccessRules rules, Optional<LoginRedirect> login, boolean httpsRequired, CsrfGuard csrf) {
        this.paths = paths;
        this.rules = rules;
        this.login = login;
        this.httpsRequired = httpsRequired;
        this.csrf = csrf;
    }

    /** Why the request cannot even be held against the rules, or null if it can. */
    @Nullable
    RejectionReason refusal(RequestView request) {
        return request.method().equalsIgnoreCase("TRACE") ? RejectionReason.METHOD_NOT_ALLOWED : paths.check(request);
    }

    /** What is admitted, for the log of the start. */
    String summary() {
        return paths.summary();
    }

    AccessRule rule(RequestView request) {
        return rules.find(request);
    }

    /** Without this, the login page could not be seen by those who need it. */
    boolean isLoginPage(RequestView request) {
        return login.isPresent() && login.get().isLoginPage(request);
    }

    /** Why a request that will be judged by its token must not be, or null. */
    @Nullable
    RejectionReason checkTransport(Connection connection) {
        return httpsRequired && !connection.secure() && !connection.local() ? RejectionReason.PLAIN_HTTP : null;
    }

    /** Only what a browser adds by itself can be abused by another site; a header is proof that none is at work. */
    @Nullable
    RejectionReason checkOrigin(
            RequestView request, Connection connection, AccessRule rule, @Nullable PresentedToken presented) {
        boolean header = presented != null && !presented.isInCookie();
        boolean cookie =
                presented != null && presented.isInCookie() && presented.token().reason() == null;
        return !header && (cookie || rule.sameOrigin()) ? csrf.check(request, connection, rule.sameOrigin()) : null;
    }
}
