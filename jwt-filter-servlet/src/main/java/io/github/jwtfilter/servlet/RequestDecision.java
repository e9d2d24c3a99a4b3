package io.github.jwtfilter.servlet;

import io.github.jwtfilter.decision.Decision;
import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.identity.JwtPrincipal;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a request, kept with the request for its later dispatches. Only the filter that decided takes it for
 * its own: another filter, or the same in another application that the request is dispatched to, judges anew.
 */
final class RequestDecision {
    private final Object owner;

    // A request may be dispatched in another thread than the one that judged it.
    private volatile @Nullable JwtPrincipal principal;
    private volatile @Nullable Answer refusal;

    private RequestDecision(Object owner, @Nullable JwtPrincipal principal, @Nullable Answer refusal) {
        this.owner = owner;
        this.principal = principal;
        this.refusal = refusal;
    }

    static RequestDecision of(Decision decision, Object owner) {
        if (decision instanceof Decision.Rejected) {
            return new RequestDecision(owner, null, ((Decision.Rejected) decision).answer());
        }
        if (decision instanceof Decision.Answered) {
            return new RequestDecision(owner, null, ((Decision.Answered) decision).answer());
        }
        return decision instanceof Decision.Authenticated
                ? new RequestDecision(owner, ((Decision.Authenticated) decision).principal(), null)
                : anonymous(owner);
    }

    static RequestDecision anonymous(Object owner) {
        return new RequestDecision(owner, null, null);
    }

    /** The decision that this owner has taken at an earlier dispatch, if it has. */
    static @Nullable RequestDecision find(ServletRequest request, String attribute, Object owner) {
        Object value = request.getAttribute(attribute);
        return value instanceof RequestDecision && ((RequestDecision) value).owner == owner
                ? (RequestDecision) value
                : null;
    }

    @Nullable
    JwtPrincipal principal() {
        return principal;
    }

    @Nullable
    Answer refusal() {
        return refusal;
    }

    /** From now on nobody is logged in, and nothing is refused. */
    void makeAnonymous() {
        principal = null;
        refusal = null;
    }
}
