package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.metrics.DecisionCounters;
import io.github.jwtfilter.internal.metrics.Outcome;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.response.ResponseFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates decisions. In report-only mode, every decision lets the request pass. */
final class Decisions {
    private final ResponseFactory responses;
    private final DecisionObservers observer;
    private final DecisionCounters counters;
    private final FailureLog failures;
    private final boolean reportOnly;
    private final @Nullable String cacheControl;

    Decisions(
            ResponseFactory responses,
            DecisionObservers observer,
            DecisionCounters counters,
            FailureLog failures,
            boolean reportOnly,
            Optional<String> cacheControl) {
        this.responses = responses;
        this.observer = observer;
        this.counters = counters;
        this.failures = failures;
        this.reportOnly = reportOnly;
        this.cacheControl = reportOnly ? null : cacheControl.orElse(null);
    }

    /** Adds an observer of all further decisions. */
    void observe(DecisionObserver added) {
        observer.add(added);
    }

    boolean reportOnly() {
        return reportOnly;
    }

    GuardResponse challenge(RequestView request) {
        return responses.response(RejectionReason.NO_TOKEN, request);
    }

    /** Reports a request with a verified token, before its authorization. */
    void verified(RequestContext context, TokenPrincipal principal) {
        observer.verified(context.request, context.connection.clientAddress(), principal);
    }

    /** Returns the decision on an authenticated request. In report-only mode an existing principal takes precedence. */
    Decision authenticated(RequestContext context, TokenPrincipal principal) {
        RequestView request = context.request;
        observer.accepted(request, context.connection.clientAddress(), principal);
        counters.count(Outcome.AUTHENTICATED);
        if (reportOnly && request.user() != null) {
            return unchanged(request);
        }
        return new Decision.Authenticated(
                principal, !context.externalPermitted && !reportOnly, headers(context), cacheControl);
    }

    Decision anonymous(RequestContext context) {
        observer.passed(context.request, context.connection.clientAddress());
        counters.count(Outcome.ANONYMOUS);
        return reportOnly
                ? unchanged(context.request)
                : new Decision.Anonymous(headers(context), cacheControlUnder(context.rule));
    }

    /** Returns the decision for a user whom another mechanism has authenticated. */
    Decision passThrough(RequestContext context) {
        observer.passed(context.request, context.connection.clientAddress());
        counters.count(Outcome.PASS_THROUGH);
        return new Decision.PassThrough(headers(context), cacheControlUnder(context.rule));
    }

    /** Returns the decision to respond to a request that the access rules permit, with a principal or without. */
    Decision responded(RequestContext context, @Nullable TokenPrincipal principal, GuardResponse response) {
        if (principal == null) {
            observer.passed(context.request, context.connection.clientAddress());
        } else {
            observer.accepted(context.request, context.connection.clientAddress(), principal);
        }
        List<Header> all = new ArrayList<>(response.headers());
        all.addAll(headers(context));
        return counted(new Decision.Responded(
                new GuardResponse(response.status(), all, response.body(), response.errorPage())));
    }

    /** Counts the decision of an endpoint, unless it is a rejection, which has been counted. */
    Decision counted(Decision decision) {
        if (decision instanceof Decision.Responded) {
            counters.count(Outcome.RESPONDED);
        }
        return decision;
    }

    /** Counts the result for a token that was not received in a request. */
    Result<TokenPrincipal> counted(Result<TokenPrincipal> result) {
        RejectionReason reason = result.reason();
        if (reason == null) {
            counters.count(Outcome.AUTHENTICATED);
        } else {
            counters.countRejection(reason);
        }
        return result;
    }

    /** Returns the decision to pass a request unchanged in report-only mode. */
    private Decision unchanged(RequestView request) {
        return new Decision.PassThrough(corsHeaders(request), null);
    }

    /** Returns the default for rules that evaluate tokens: the response may depend on the token, or on its absence. */
    private @Nullable String cacheControlUnder(AccessRule rule) {
        return rule.ignoresTokens() ? null : cacheControl;
    }

    /**
     * Returns the response to a CORS preflight, or null if the request is not a preflight. In report-only mode the
     * application responds.
     */
    @Nullable
    Decision preflight(AccessRule rule, RequestView request) {
        GuardResponse response = responses.preflight(rule, request).orElse(null);
        if (response == null) {
            return null;
        }
        counters.count(Outcome.RESPONDED);
        return reportOnly ? unchanged(request) : new Decision.Responded(response);
    }

    Decision rejected(RequestView request, String clientAddress, Rejection rejection) {
        return rejected(request, clientAddress, rejection, Collections.emptyList());
    }

    /** Returns the decision to reject a request, with cookies for the response. */
    Decision rejected(RequestView request, String clientAddress, Rejection rejection, List<Header> cookies) {
        observer.rejected(request, clientAddress, rejection);
        counters.countRejection(rejection.reason());
        return reportOnly
                ? unchanged(request)
                : new Decision.Rejected(rejection, responses.response(rejection.reason(), request, cookies));
    }

    /** Returns the decision after an unexpected exception. */
    Decision failed(RequestView request, RuntimeException failure) {
        failures.report("deciding on a request", failure);
        return rejected(request, peerOf(request), Rejection.of(RejectionReason.INTERNAL_ERROR));
    }

    private List<Header> headers(RequestContext context) {
        List<Header> cors = corsHeaders(context.request);
        if (context.cookies().isEmpty()) {
            return cors;
        }
        List<Header> both = new ArrayList<>(cors);
        both.addAll(context.cookies());
        return both;
    }

    List<Header> corsHeaders(RequestView request) {
        return reportOnly ? Collections.emptyList() : responses.corsHeaders(request);
    }

    /** Returns the address of the peer, if it can be read from a request that has caused an exception. */
    private static String peerOf(RequestView request) {
        try {
            return Connection.peerAddress(request);
        } catch (RuntimeException e) {
            return "unknown";
        }
    }
}
