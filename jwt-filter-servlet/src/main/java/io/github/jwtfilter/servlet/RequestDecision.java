package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a request, stored as a request attribute for its later dispatches. Only the filter that made it uses
 * it: another filter, or the same in another application to which the request is dispatched, makes its own decision.
 */
final class RequestDecision {
    /** The mechanisms that determine the user of the request. */
    enum PrincipalSource {
        /** The token only. */
        TOKEN,
        /** The token, unless the container or the application authenticates a user. */
        EITHER,
        /** The container and the application: the request passes unchanged. */
        EXTERNAL
    }

    private final Object owner;
    private final PrincipalSource principalSource;

    // A request may be dispatched in another thread than the one that made the decision.
    private volatile @Nullable JwtPrincipal principal;
    private volatile @Nullable GuardResponse refusal;
    private volatile @Nullable WelcomeForward welcomeForward;
    private volatile @Nullable CacheControl cacheControl;

    private RequestDecision(
            Object owner,
            PrincipalSource principalSource,
            @Nullable JwtPrincipal principal,
            @Nullable GuardResponse refusal) {
        this.owner = owner;
        this.principalSource = principalSource;
        this.principal = principal;
        this.refusal = refusal;
    }

    static RequestDecision of(Decision decision, Object owner) {
        if (decision instanceof Decision.Rejected) {
            return refused(((Decision.Rejected) decision).response(), owner);
        }
        if (decision instanceof Decision.Responded) {
            return refused(((Decision.Responded) decision).response(), owner);
        }
        RequestDecision passed = passed(decision, owner);
        String cacheControl = decision.cacheControl();
        passed.cacheControl = cacheControl == null ? null : new CacheControl(cacheControl);
        return passed;
    }

    private static RequestDecision passed(Decision decision, Object owner) {
        if (decision instanceof Decision.PassThrough) {
            return new RequestDecision(owner, PrincipalSource.EXTERNAL, null, null);
        }
        return decision instanceof Decision.Authenticated
                ? authenticated((Decision.Authenticated) decision, owner)
                : anonymous(owner);
    }

    private static RequestDecision refused(GuardResponse answer, Object owner) {
        return new RequestDecision(owner, PrincipalSource.TOKEN, null, answer);
    }

    private static RequestDecision authenticated(Decision.Authenticated decision, Object owner) {
        PrincipalSource principalSource =
                decision.replacesExternalUser() ? PrincipalSource.TOKEN : PrincipalSource.EITHER;
        return new RequestDecision(owner, principalSource, decision.principal(), null);
    }

    private static RequestDecision anonymous(Object owner) {
        return new RequestDecision(owner, PrincipalSource.TOKEN, null, null);
    }

    /** Returns the decision for an error page of a request that no filter processed before: without a user. */
    static RequestDecision undecided(Object owner, boolean reportOnly) {
        return reportOnly ? new RequestDecision(owner, PrincipalSource.EXTERNAL, null, null) : anonymous(owner);
    }

    /** Returns the decision that this owner has made at an earlier dispatch, or null. */
    static @Nullable RequestDecision find(ServletRequest request, String attribute, Object owner) {
        Object value = request.getAttribute(attribute);
        return value instanceof RequestDecision && ((RequestDecision) value).owner == owner
                ? (RequestDecision) value
                : null;
    }

    PrincipalSource principalSource() {
        return principalSource;
    }

    @Nullable
    JwtPrincipal principal() {
        return principal;
    }

    @Nullable
    GuardResponse refusal() {
        return refusal;
    }

    /** Returns the possible forward to a welcome file after a request for a directory, or null for any other request. */
    @Nullable
    WelcomeForward welcomeForward() {
        return welcomeForward;
    }

    /** Returns the response for the application: with {@code Cache-Control} by default if the request is protected. */
    HttpServletResponse applyTo(HttpServletResponse response) {
        CacheControl protection = cacheControl;
        return protection == null ? response : protection.appliedTo(response);
    }

    void expect(@Nullable WelcomeForward forward) {
        welcomeForward = forward;
    }

    /** Combines two decisions on one request: returns the one that rejects it, otherwise the one with a user. */
    RequestDecision and(RequestDecision other) {
        CacheControl first = cacheControl;
        CacheControl stored = first == null ? other.cacheControl : first;
        if (other.refusal == null && (principal != null || other.principal == null)) {
            cacheControl = stored;
            return this;
        }
        other.cacheControl = stored;
        other.welcomeForward = welcomeForward;
        return other;
    }

    /** Removes the user, and the rejection, from now on. */
    void makeAnonymous() {
        principal = null;
        refusal = null;
    }
}
