package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.CookieSelector;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.token.PresentedToken;
import io.github.jwtfilter.internal.token.TokenSources;
import org.jspecify.annotations.Nullable;

/** Decides on a request in this order: path, access rule, transport, token, origin, principal, authorization. */
final class Pipeline {
    private final Connections connections;
    private final RequestChecks entrance;
    private final TokenSources tokens;
    private final Authenticator authenticator;
    private final CookieSelector cookies;
    private final ExternalAuthentication coexistence;
    private final Decisions verdicts;

    Pipeline(
            Connections connections,
            RequestChecks entrance,
            TokenSources tokens,
            Authenticator authenticator,
            ExternalAuthentication coexistence,
            Decisions verdicts) {
        this.connections = connections;
        this.entrance = entrance;
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.cookies = new CookieSelector(authenticator);
        this.coexistence = coexistence;
        this.verdicts = verdicts;
    }

    Decision judge(RequestView received) {
        RequestView request = entrance.resolve(received);
        Connection connection = connections.of(request);
        Rejection refusal = entrance.refusal(request);
        if (refusal != null) {
            return verdicts.rejected(request, connection.clientAddress(), refusal);
        }
        AccessRule rule = entrance.rule(request);
        Decision preflight = verdicts.preflight(rule, request);
        if (preflight != null) {
            return preflight;
        }
        boolean coexisting = coexistence.holdsFor(request);
        return judge(new RequestContext(
                request,
                connection,
                entrance.isLoginPage(request) ? AccessRule.ofAnyone() : rule,
                coexisting,
                coexisting ? coexistence.userOf(request) : null));
    }

    private Decision judge(RequestContext hearing) {
        if (hearing.rule.refusal() != null) {
            return reject(hearing, hearing.rule.refusal());
        }
        PresentedToken presented = hearing.rule.ignoresTokens() ? null : tokens.find(hearing.request);
        RejectionReason refusal = presented == null ? null : entrance.checkTransport(hearing.connection);
        if (refusal == null) {
            refusal = entrance.checkOrigin(hearing, presented);
        }
        if (refusal != null) {
            return reject(hearing, refusal);
        }
        return presented == null ? judgeWithoutToken(hearing) : judge(hearing, presented);
    }

    private Decision judge(RequestContext hearing, PresentedToken presented) {
        Result<TokenPrincipal> judgement = authenticate(presented);
        Rejection rejection = judgement.rejection();
        if (rejection != null) {
            return isForgivable(hearing, presented, rejection.reason())
                    ? judgeWithoutToken(hearing)
                    : reject(hearing, rejection);
        }
        TokenPrincipal principal = judgement.value();
        RejectionReason forbidden = refusal(hearing, principal);
        if (forbidden != null) {
            Rejection rejected = Rejection.of(forbidden, principal.token().label());
            return reject(hearing, withMissing(rejected, hearing, principal));
        }
        return hearing.user == null
                ? verdicts.authenticated(hearing.request, principal, !hearing.coexisting)
                : verdicts.untouched(hearing.request, hearing.rule);
    }

    private Result<TokenPrincipal> authenticate(PresentedToken presented) {
        RejectionReason missing = presented.token().reason();
        if (missing != null) {
            return Result.rejected(Rejection.of(missing));
        }
        return presented.candidates().isEmpty()
                ? authenticator.authenticate(presented.token().value())
                : cookies.authenticate(presented.candidates());
    }

    /**
     * Returns whether a request with a rejected token may pass as anonymous. A bad cookie may be a forgotten one, a
     * header is sent on purpose. Excluded are a token that cannot be verified at present, and tokens of different
     * users: at least one is not the user's own, and the cookies must be cleared.
     */
    private static boolean isForgivable(RequestContext hearing, PresentedToken presented, RejectionReason reason) {
        return (hearing.user != null || hearing.rule.tokenIsOptional())
                && presented.isInCookie()
                && reason != RejectionReason.SEVERAL_COOKIES
                && reason.kind() != RejectionKind.UNAVAILABLE;
    }

    private static @Nullable RejectionReason refusal(RequestContext hearing, TokenPrincipal principal) {
        if (hearing.user == null) {
            return hearing.rule.authorise(principal);
        }
        return principal.getName().equals(hearing.user.name())
                ? hearing.rule.authoriseSignedIn(hearing.user)
                : RejectionReason.OTHER_USER;
    }

    private Decision judgeWithoutToken(RequestContext hearing) {
        RejectionReason needed =
                hearing.user == null ? hearing.rule.authorise(null) : hearing.rule.authoriseSignedIn(hearing.user);
        if (needed != null) {
            return reject(hearing, withMissing(Rejection.of(needed), hearing, null));
        }
        return hearing.coexisting
                ? verdicts.untouched(hearing.request, hearing.rule)
                : verdicts.anonymous(hearing.request, hearing.rule);
    }

    private Decision reject(RequestContext hearing, RejectionReason reason) {
        return reject(hearing, Rejection.of(reason));
    }

    private Decision reject(RequestContext hearing, Rejection rejection) {
        return verdicts.rejected(hearing.request, hearing.connection.clientAddress(), rejection.by(hearing.rule));
    }

    /** Adds the role or scope that the user of another mechanism lacks, otherwise the one that the principal lacks. */
    private static Rejection withMissing(Rejection rejection, RequestContext hearing, @Nullable TokenPrincipal principal) {
        AccessRule rule = hearing.rule;
        ExternalUser user = hearing.user;
        if (rejection.reason().kind() != RejectionKind.INSUFFICIENT_SCOPE) {
            return rejection;
        }
        if (user != null) {
            return rejection.lacking(() -> rule.missing(user));
        }
        return principal == null ? rejection : rejection.lacking(() -> rule.missing(principal));
    }
}
