package io.github.jwtfilter;

import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.decision.Decision;
import io.github.jwtfilter.internal.response.Answer;
import io.github.jwtfilter.internal.response.ResponseFactory;
import io.github.jwtfilter.internal.response.Header;
import io.github.jwtfilter.event.FailureLog;
import io.github.jwtfilter.event.GuardListener;
import io.github.jwtfilter.internal.principal.JwtPrincipal;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.internal.request.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates decisions. In report-only mode, every decision lets the request pass. */
final class Verdicts {
    private final ResponseFactory answers;
    private final GuardListener listener;
    private final FailureLog failures;
    private final boolean reportOnly;
    private final @Nullable String cacheControl;

    Verdicts(
            ResponseFactory answers,
            GuardListener listener,
            FailureLog failures,
            boolean reportOnly,
            Optional<String> cacheControl) {
        this.answers = answers;
        this.listener = listener;
        this.failures = failures;
        this.reportOnly = reportOnly;
        this.cacheControl = reportOnly ? null : cacheControl.orElse(null);
    }

    boolean reportOnly() {
        return reportOnly;
    }

    Answer challenge(RequestView request) {
        return answers.answer(RejectionReason.NO_TOKEN, request);
    }

    /** Returns the decision on an authenticated request. In report-only mode an existing principal takes precedence. */
    Decision authenticated(RequestView request, JwtPrincipal principal, boolean exclusive) {
        if (reportOnly && request.user() != null) {
            return unchanged(request);
        }
        return new Decision.Authenticated(principal, exclusive && !reportOnly, shared(request), cacheControl);
    }

    Decision anonymous(RequestView request, AccessRule rule) {
        return reportOnly ? unchanged(request) : new Decision.Anonymous(shared(request), cacheControlUnder(rule));
    }

    /** For a user whom others have signed in. */
    Decision untouched(RequestView request, AccessRule rule) {
        return new Decision.Untouched(shared(request), cacheControlUnder(rule));
    }

    /** For a request that report-only mode lets pass. */
    private Decision unchanged(RequestView request) {
        return new Decision.Untouched(shared(request), null);
    }

    /** Where a token counts, the response may depend on it, including a response to a request without one. */
    private @Nullable String cacheControlUnder(AccessRule rule) {
        return rule.ignoresTokens() ? null : cacheControl;
    }

    /**
     * Returns the response to a CORS preflight, or null if the request is not a preflight. In report-only mode the
     * application responds.
     */
    @Nullable
    Decision preflight(AccessRule rule, RequestView request) {
        Answer answer = answers.preflight(rule, request).orElse(null);
        if (answer == null) {
            return null;
        }
        return reportOnly ? unchanged(request) : new Decision.Answered(answer);
    }

    Decision rejected(RequestView request, String clientAddress, Rejection rejection) {
        try {
            listener.rejected(request, clientAddress, rejection);
        } catch (RuntimeException e) {
            failures.report("a listener", e);
        }
        return reportOnly
                ? unchanged(request)
                : new Decision.Rejected(rejection, answers.answer(rejection.reason(), request));
    }

    /** Returns the decision after an unexpected exception. */
    Decision failed(RequestView request, RuntimeException failure) {
        failures.report("judging a request", failure);
        return rejected(request, peerOf(request), Rejection.of(RejectionReason.INTERNAL_ERROR));
    }

    private List<Header> shared(RequestView request) {
        return reportOnly ? Collections.emptyList() : answers.shared(request);
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
