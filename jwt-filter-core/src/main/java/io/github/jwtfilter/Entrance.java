package io.github.jwtfilter;

import io.github.jwtfilter.access.AccessRule;
import io.github.jwtfilter.access.AccessRules;
import io.github.jwtfilter.csrf.CsrfGuard;
import io.github.jwtfilter.decision.answer.LoginRedirect;
import io.github.jwtfilter.decision.answer.ReturnPath;
import io.github.jwtfilter.path.PathAdvice;
import io.github.jwtfilter.path.PathGuard;
import io.github.jwtfilter.path.WelcomeFiles;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.token.PresentedToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of a request apart from who makes it. */
final class Entrance {
    private final WelcomeFiles welcomeFiles;
    private final PathGuard paths;
    private final @Nullable PathAdvice advice;
    private final AccessRules rules;
    private final Optional<LoginRedirect> login;
    private final boolean httpsRequired;
    private final CsrfGuard csrf;
    private final boolean headerIsExempt;

    Entrance(
            WelcomeFiles welcomeFiles,
            PathGuard paths,
            @Nullable PathAdvice advice,
            AccessRules rules,
            Optional<LoginRedirect> login,
            boolean httpsRequired,
            CsrfGuard csrf,
            boolean headerIsExempt) {
        this.welcomeFiles = welcomeFiles;
        this.paths = paths;
        this.advice = advice;
        this.rules = rules;
        this.login = login;
        this.httpsRequired = httpsRequired;
        this.csrf = csrf;
        this.headerIsExempt = headerIsExempt;
    }

    /** The request under the path that rules are written for. */
    RequestView resolve(RequestView request) {
        return welcomeFiles.resolve(request);
    }

    /** Whether the rules for a file are evaluated with those for its directory. */
    boolean declares(String directory, String welcomeFile) {
        return welcomeFiles.of(directory).contains(welcomeFile);
    }

    /** Why the request cannot even be held against the rules, or null if it can. */
    @Nullable
    Rejection refusal(RequestView request) {
        if (isNeverServed(request)) {
            return Rejection.of(RejectionReason.METHOD_NOT_ALLOWED);
        }
        RejectionReason ambiguous = paths.check(request);
        if (ambiguous == null) {
            return null;
        }
        return advice == null ? Rejection.of(ambiguous) : Rejection.withAdvice(ambiguous, () -> advice.on(request));
    }

    /**
     * What follows CONNECT is no path (RFC 9112 section 3.2.3), and some servers make the one of the front page of it. Since
     * HTTP/2 it opens WebSockets, and has a path (RFC 8441 section 4).
     */
    private static boolean isNeverServed(RequestView request) {
        String method = request.method();
        return method.equalsIgnoreCase("TRACE")
                || (method.equalsIgnoreCase("CONNECT") && request.protocol().startsWith("HTTP/1"));
    }

    /** What is admitted, for the log of the start. */
    String summary() {
        return paths.summary();
    }

    AccessRule rule(RequestView request) {
        return rules.find(request);
    }

    /**
     * Without this, the login page could not be seen by those who need it. It is for a GET alone, also where no rule tells
     * methods apart, so that no header or parameter may turn the request into another one.
     */
    boolean isLoginPage(RequestView request) {
        return login.isPresent() && login.get().isLoginPage(request) && !AccessRules.overridesMethod(request);
    }

    /** Where a browser goes after the log-in, as the parameter says it: a path of the application. */
    String returnPath(RequestView request, @Nullable String value) {
        return new ReturnPath(paths, login).of(request, value);
    }

    /** The same by the parameter in the query. */
    String returnPath(RequestView request) {
        return new ReturnPath(paths, login).of(request);
    }

    /** Why a request that will be judged by its token must not be, or null. */
    @Nullable
    RejectionReason checkTransport(Connection connection) {
        return httpsRequired && !connection.secure() && !connection.local() ? RejectionReason.PLAIN_HTTP : null;
    }

    /** No other site can make a browser send a header, but a gateway may fill it from a cookie: then it is not exempt. */
    @Nullable
    RejectionReason checkOrigin(Hearing hearing, @Nullable PresentedToken presented) {
        boolean always = hearing.rule.sameOrigin();
        boolean exempt = presented != null && !presented.isInCookie() && headerIsExempt;
        boolean addedByBrowser = presented != null && presented.isPresent();
        boolean signedIn = hearing.user != null;
        return !exempt && (addedByBrowser || signedIn || always)
                ? csrf.check(hearing.request, hearing.connection, always)
                : null;
    }
}
