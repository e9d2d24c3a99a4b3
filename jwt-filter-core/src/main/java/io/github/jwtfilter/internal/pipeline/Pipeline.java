package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.CookieSelector;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.token.AbsentToken;
import io.github.jwtfilter.internal.token.PresentedToken;
import io.github.jwtfilter.internal.token.TokenSources;
import io.github.jwtfilter.settings.TokenSettings;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a request in this order: method and path, CORS preflight, access rule, transport, origin, token,
 * principal, authorization.
 * The token is located before the transport is checked, and verified after the origin.
 */
final class Pipeline {
    private final Connections connections;
    private final RequestChecks checks;
    private final TokenSources tokens;
    private final TokenSettings tokenSettings;
    private final Authenticator authenticator;
    private final CookieSelector cookies;
    private final @Nullable ExternalAuthentication externalUsers;
    private final Decisions decisions;
    private final @Nullable SessionSteps sessions;
    private final @Nullable OperationEndpoints operation;

    Pipeline(
            Connections connections,
            RequestChecks checks,
            TokenSources tokens,
            TokenSettings tokenSettings,
            Authenticator authenticator,
            @Nullable ExternalAuthentication externalUsers,
            Decisions decisions,
            @Nullable SessionSteps sessions,
            @Nullable OperationEndpoints operation) {
        this.connections = connections;
        this.checks = checks;
        this.tokens = tokens;
        this.tokenSettings = tokenSettings;
        this.authenticator = authenticator;
        this.cookies = new CookieSelector(authenticator);
        this.externalUsers = externalUsers;
        this.decisions = decisions;
        this.sessions = sessions;
        this.operation = operation;
    }

    Decision decide(RequestView received) {
        RequestView request = checks.resolve(received);
        Connection connection = connections.of(request);
        Rejection rejection = checks.rejection(request);
        if (rejection != null) {
            return decisions.rejected(request, connection.clientAddress(), rejection);
        }
        AccessRule rule = checks.rule(request);
        Decision preflight = decisions.preflight(rule, request);
        if (preflight != null) {
            return preflight;
        }
        Decision endpoint = sessions == null ? null : sessions.atEndpoint(request, connection);
        if (endpoint != null) {
            return decisions.counted(endpoint);
        }
        ExternalAuthentication external =
                externalUsers != null && externalUsers.appliesTo(request) ? externalUsers : null;
        return decide(new RequestContext(
                request,
                connection,
                checks.isLoginPage(request) ? AccessRule.ofAnyone() : rule,
                external != null,
                external == null ? null : external.userOf(request)));
    }

    /** Rejects a request of which the application could not change a session or a revocation. */
    Decision decideAfter(RequestView request, StoreException failure) {
        String client = connections.of(request).clientAddress();
        Rejection rejection =
                Rejection.withAdvice(RejectionReason.STORE_UNAVAILABLE, () -> String.valueOf(failure.getMessage()));
        return decisions.rejected(request, client, rejection);
    }

    /** Runs the checks that do not depend on the principal, each of them, for diagnostics. */
    RequestExamination examine(RequestView received) {
        RequestView request = checks.resolve(received);
        Connection connection = connections.of(request);
        AccessRule rule = checks.isLoginPage(request) ? AccessRule.ofAnyone() : checks.rule(request);
        RequestContext context = new RequestContext(request, connection, rule, false, null);
        PresentedToken presented = tokens.find(request);
        return new RequestExamination(
                context,
                checks.rejection(request),
                checks.checkTransport(connection),
                checks.checkOrigin(context, rule.ignoresTokens() ? null : presented, isRenewable(context, presented)),
                presented,
                cookies);
    }

    private Decision decide(RequestContext context) {
        if (context.rule.rejection() != null) {
            return reject(context, context.rule.rejection());
        }
        PresentedToken presented = context.rule.ignoresTokens() ? null : tokens.find(context.request);
        boolean renewable = presented != null && !presented.isPresent() && isRenewable(context, presented);
        RejectionReason insecure = presented == null ? null : checks.checkTransport(context.connection);
        RejectionReason rejection = insecure == null ? checks.checkOrigin(context, presented, renewable) : insecure;
        if (rejection != null) {
            return reject(context, Rejection.of(rejection).withCheck(() -> checks.compare(context, rejection)));
        }
        return presented == null ? decideWithoutToken(context) : decide(context, presented);
    }

    private boolean isRenewable(RequestContext context, PresentedToken presented) {
        return sessions != null && sessions.renewal().isPossible(context.request, presented);
    }

    private Decision decide(RequestContext context, PresentedToken presented) {
        Result<TokenPrincipal> result = authenticate(context, presented);
        Rejection rejection = result.rejection();
        if (rejection != null) {
            return mayPassAsAnonymous(context, presented, rejection.reason())
                    ? decideWithoutToken(context)
                    : reject(context, described(context, rejection));
        }
        TokenPrincipal principal = result.value();
        RejectionReason forbidden = rejection(context, principal);
        if (forbidden == RejectionReason.OTHER_USER && sessions != null && sessions.isReplaced(principal)) {
            return decideWithoutToken(context);
        }
        if (forbidden != null) {
            Rejection rejected = Rejection.of(forbidden, principal.token().label());
            return reject(context, rejected.withCheck(() -> compare(context, forbidden, principal)));
        }
        return permit(context, principal);
    }

    /** Returns the decision on a permitted request: an endpoint responds, or the application processes it. */
    private Decision permit(RequestContext context, @Nullable TokenPrincipal principal) {
        GuardResponse response = operation == null ? null : operation.respond(context, principal);
        if (response != null) {
            return decisions.responded(context, principal, response);
        }
        if (principal != null && context.user == null) {
            return decisions.authenticated(context, principal);
        }
        return context.externalPermitted ? decisions.passThrough(context) : decisions.anonymous(context);
    }

    /** Adds the form of the credentials that were sent instead of a token. */
    private Rejection described(RequestContext context, Rejection rejection) {
        return rejection.reason() == RejectionReason.NO_TOKEN
                ? rejection.withCheck(() -> new AbsentToken(tokenSettings).of(context.request))
                : rejection;
    }

    /** Authenticates the user of the access token, or of the renewal token if that is missing, expired or invalid. */
    private Result<TokenPrincipal> authenticate(RequestContext context, PresentedToken presented) {
        Result<TokenPrincipal> result = authenticate(presented, context.connection);
        RejectionReason reason = result.reason();
        if (reason == null) {
            decisions.verified(context, result.value());
            return result;
        }
        if (sessions == null) {
            return result;
        }
        if (sessions.renewal().mayFollow(reason)) {
            return isRenewable(context, presented) ? renew(sessions, context, result) : result;
        }
        if (presented.isInCookie() && !reason.kind().isTemporary()) {
            sessions.clear(context);
        }
        return result;
    }

    private Result<TokenPrincipal> renew(SessionSteps steps, RequestContext context, Result<TokenPrincipal> rejected) {
        Result<TokenPrincipal> renewed = steps.renewal().renew(context, rejected);
        if (renewed.rejection() == null) {
            decisions.verified(context, renewed.value());
        }
        return renewed;
    }

    private Result<TokenPrincipal> authenticate(PresentedToken presented, TokenSender sender) {
        Rejection missing = presented.token().rejection();
        if (missing != null) {
            return Result.rejected(missing);
        }
        return presented.candidates().isEmpty()
                ? authenticator.authenticate(presented.token().value(), sender)
                : cookies.authenticate(presented.candidates(), sender);
    }

    /**
     * Returns whether a request with a rejected token may pass as anonymous. An invalid cookie may be stale; a
     * header is sent intentionally. Excluded are a token that cannot be verified at present, and tokens of different
     * users: at least one is not the user's own, and the cookies must be cleared.
     */
    private static boolean mayPassAsAnonymous(
            RequestContext context, PresentedToken presented, RejectionReason reason) {
        return (context.user != null || context.rule.tokenIsOptional())
                && presented.isInCookie()
                && reason != RejectionReason.SEVERAL_COOKIES
                && !reason.kind().isTemporary();
    }

    private static @Nullable RejectionReason rejection(RequestContext context, TokenPrincipal principal) {
        if (context.user == null) {
            return context.rule.authorize(principal);
        }
        return principal.getName().equals(context.user.name())
                ? context.rule.authorizeExternal(context.user)
                : RejectionReason.OTHER_USER;
    }

    private Decision decideWithoutToken(RequestContext context) {
        RejectionReason needed =
                context.user == null ? context.rule.authorize(null) : context.rule.authorizeExternal(context.user);
        if (needed != null) {
            ExternalUser user = context.user;
            return reject(
                    context, Rejection.of(needed).withCheck(() -> user == null ? null : context.rule.compare(user)));
        }
        if (sessions != null && context.user != null && !context.rule.ignoresTokens()) {
            sessions.bridge(context, context.user);
        }
        return permit(context, null);
    }

    private Decision reject(RequestContext context, RejectionReason reason) {
        return reject(context, Rejection.of(reason));
    }

    private Decision reject(RequestContext context, Rejection rejection) {
        return decisions.rejected(
                context.request, context.connection.clientAddress(), rejection.by(context.rule), context.cookies());
    }

    /** Returns the values for the log after a principal was rejected. */
    private static @Nullable FailedCheck compare(
            RequestContext context, RejectionReason reason, TokenPrincipal principal) {
        ExternalUser user = context.user;
        if (reason == RejectionReason.OTHER_USER && user != null) {
            return FailedCheck.of("principal", LogText.of(user.name()), LogText.of(principal.getName()));
        }
        return user == null ? context.rule.compare(principal) : context.rule.compare(user);
    }
}
