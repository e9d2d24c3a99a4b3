package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.csrf.CsrfGuard;
import io.github.jwtfilter.internal.path.PathAdvice;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.response.LoginRedirect;
import io.github.jwtfilter.internal.response.ReturnPath;
import io.github.jwtfilter.internal.token.PresentedToken;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a request that do not depend on its principal. */
final class RequestChecks {
    private final WelcomeFiles welcomeFiles;
    private final PathGuard paths;
    private final @Nullable PathAdvice advice;
    private final AccessRules rules;
    private final Optional<LoginRedirect> login;
    private final boolean httpsRequired;
    private final CsrfGuard csrf;
    private final boolean headerIsExempt;

    RequestChecks(
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

    /** Returns the request with the path to which the rules apply. */
    RequestView resolve(RequestView request) {
        return welcomeFiles.resolve(request);
    }

    /** Returns whether the rules for a file are evaluated with those for its directory. */
    boolean declares(String directory, String welcomeFile) {
        return welcomeFiles.of(directory).contains(welcomeFile);
    }

    /** Returns the reason to reject the request before any rule is evaluated, or null. */
    @Nullable
    Rejection rejection(RequestView request) {
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
     * Returns whether the method is never served. The target of CONNECT is not a path (RFC 9112 section 3.2.3), and
     * some servers replace it by that of the front page. Since HTTP/2 it opens WebSockets, and has a path (RFC 8441
     * section 4).
     */
    private static boolean isNeverServed(RequestView request) {
        String method = request.method();
        return method.equalsIgnoreCase("TRACE")
                || (method.equalsIgnoreCase("CONNECT") && request.protocol().startsWith("HTTP/1"));
    }

    /** Returns the permitted ambiguities, for the startup log. */
    String summary() {
        return paths.summary();
    }

    /** Returns the roles that occur in the access rules. */
    Set<String> roles() {
        return rules.roles();
    }

    AccessRule rule(RequestView request) {
        return rules.find(request);
    }

    /**
     * Returns whether the request is for the login page, which must be public. Only a GET is, even if no rule
     * distinguishes methods, so that no header or parameter may turn the request into another one.
     */
    boolean isLoginPage(RequestView request) {
        return login.isPresent() && login.get().isLoginPage(request) && !AccessRules.overridesMethod(request);
    }

    /** Returns the path of the application to which a browser returns after the login, from a form field. */
    String returnPath(RequestView request, @Nullable String value) {
        return new ReturnPath(paths, login).of(request, value);
    }

    /** Returns the same from the query parameter. */
    String returnPath(RequestView request) {
        return new ReturnPath(paths, login).of(request);
    }

    /** Returns the reason why the transport of the request does not permit a token, or null. */
    @Nullable
    RejectionReason checkTransport(Connection connection) {
        return httpsRequired && !connection.secure() && !connection.local() ? RejectionReason.PLAIN_HTTP : null;
    }

    /** Checks the origin of a request to an endpoint of sessions, for every method. */
    @Nullable
    RejectionReason checkOrigin(RequestView request, Connection connection) {
        return csrf.check(request, connection, true);
    }

    /** Returns the values of a failed check of transport or origin, for the log. */
    @Nullable
    FailedCheck compare(RequestContext context, RejectionReason reason) {
        if (reason == RejectionReason.PLAIN_HTTP) {
            return context.connection.compareScheme();
        }
        return reason == RejectionReason.CSRF ? csrf.compare(context.request, context.connection) : null;
    }

    /**
     * Checks the origin of the request (CSRF). No other site can make a browser send a header, but a gateway may fill
     * it from a cookie: then it is not exempt. {@code renewable}: whether the request has a renewal cookie that counts.
     */
    @Nullable
    RejectionReason checkOrigin(RequestContext context, @Nullable PresentedToken presented, boolean renewable) {
        boolean always = context.rule.sameOrigin();
        boolean exempt = presented != null && !presented.isInCookie() && headerIsExempt;
        boolean addedByBrowser = renewable || (presented != null && presented.isPresent());
        boolean signedIn = context.user != null;
        return !exempt && (addedByBrowser || signedIn || always)
                ? csrf.check(context.request, context.connection, always)
                : null;
    }
}
