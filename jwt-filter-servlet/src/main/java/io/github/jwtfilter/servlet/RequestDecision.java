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
    /** Who may say who makes the request. */
    enum Authority {
        /** Nobody but us. */
        OURS,
        /** We, unless the container or the application does. */
        SHARED,
        /** The container and the application: the request passes as it came. */
        THEIRS
    }

    private final Object owner;
    private final Authority authority;

    // A request may be dispatched in another thread than the one that judged it.
    private volatile @Nullable JwtPrincipal principal;
    private volatile @Nullable Answer refusal;
    private volatile @Nullable WelcomeForward welcomeForward;

    private RequestDecision(
            Object owner, Authority authority, @Nullable JwtPrincipal principal, @Nullable Answer refusal) {
        this.owner = owner;
        this.authority = authority;
        this.principal = principal;
        this.refusal = refusal;
    }

    static RequestDecision of(Decision decision, Object owner) {
        if (decision instanceof Decision.Rejected) {
            return refused(((Decision.Rejected) decision).answer(), owner);
        }
        if (decision instanceof Decision.Answered) {
            return refused(((Decision.Answered) decision).answer(), owner);
        }
        if (decision instanceof Decision.Untouched) {
            return new RequestDecision(owner, Authority.THEIRS, null, null);
        }
        return decision instanceof Decision.Authenticated
                ? authenticated((Decision.Authenticated) decision, owner)
                : anonymous(owner);
    }

    private static RequestDecision refused(Answer answer, Object owner) {
        return new RequestDecision(owner, Authority.OURS, null, answer);
    }

    private static RequestDecision authenticated(Decision.Authenticated decision, Object owner) {
        Authority authority = decision.exclusive() ? Authority.OURS : Authority.SHARED;
        return new RequestDecision(owner, authority, decision.principal(), null);
    }

    private static RequestDecision anonymous(Object owner) {
        return new RequestDecision(owner, Authority.OURS, null, null);
    }

    /** For an error page of a request that no filter saw before: nobody is logged in. */
    static RequestDecision unjudged(Object owner, boolean reportOnly) {
        return reportOnly ? new RequestDecision(owner, Authority.THEIRS, null, null) : anonymous(owner);
    }

    /** The decision that this owner has taken at an earlier dispatch, if it has. */
    static @Nullable RequestDecision find(ServletRequest request, String attribute, Object owner) {
        Object value = request.getAttribute(attribute);
        return value instanceof RequestDecision && ((RequestDecision) value).owner == owner
                ? (RequestDecision) value
                : null;
    }

    Authority authority() {
        return authority;
    }

    @Nullable
    JwtPrincipal principal() {
        return principal;
    }

    @Nullable
    Answer refusal() {
        return refusal;
    }

    /** What the server may do with a request for a directory, or null for any other. */
    @Nullable
    WelcomeForward welcomeForward() {
        return welcomeForward;
    }

    void expect(@Nullable WelcomeForward forward) {
        welcomeForward = forward;
    }

    /** Of two decisions on one request, the one that refuses it, or else the one that knows who makes it. */
    RequestDecision and(RequestDecision other) {
        if (other.refusal == null && (principal != null || other.principal == null)) {
            return this;
        }
        other.welcomeForward = welcomeForward;
        return other;
    }

    /** From now on nobody is logged in, and nothing is refused. */
    void makeAnonymous() {
        principal = null;
        refusal = null;
    }
}
