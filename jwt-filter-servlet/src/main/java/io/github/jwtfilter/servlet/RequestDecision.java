package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a request, stored as a request attribute for its later dispatches. Only the filter that made it uses
 * it: another filter, or the same in another application to which the request is dispatched, makes its own decision.
 */
final class RequestDecision {
    private final Decision decision;
    private final Object owner;

    // A request may be dispatched in another thread than the one that made the decision.
    private volatile boolean anonymous;
    private volatile @Nullable WelcomeForward welcomeForward;
    private volatile @Nullable CacheControl cacheControl;

    RequestDecision(Decision decision, Object owner) {
        this.decision = decision;
        this.owner = owner;
        String value = decision.cacheControl();
        this.cacheControl = value == null ? null : new CacheControl(value);
    }

    /** Returns the decision for an error page of a request that no filter processed before: without a user. */
    static RequestDecision undecided(Object owner, boolean reportOnly) {
        Decision decision = reportOnly
                ? new Decision.PassThrough(Collections.emptyList(), null)
                : new Decision.Anonymous(Collections.emptyList(), null);
        return new RequestDecision(decision, owner);
    }

    /** Returns the decision that this owner has made at an earlier dispatch, or null. */
    static @Nullable RequestDecision find(ServletRequest request, String attribute, Object owner) {
        Object value = request.getAttribute(attribute);
        return value instanceof RequestDecision && ((RequestDecision) value).owner == owner
                ? (RequestDecision) value
                : null;
    }

    /** Returns whether the request passes unchanged: the container and the application determine its user. */
    boolean isPassThrough() {
        return decision instanceof Decision.PassThrough;
    }

    /** Returns whether a user whom the container or the application authenticates replaces that of the token. */
    boolean permitsExternalUser() {
        return decision instanceof Decision.Authenticated
                && !((Decision.Authenticated) decision).replacesExternalUser();
    }

    @Nullable
    JwtPrincipal principal() {
        return !anonymous && decision instanceof Decision.Authenticated
                ? ((Decision.Authenticated) decision).principal()
                : null;
    }

    /** Returns the response that replaces the one of the application, or null if the request passes. */
    @Nullable
    GuardResponse response() {
        if (anonymous) {
            return null;
        }
        if (decision instanceof Decision.Rejected) {
            return ((Decision.Rejected) decision).response();
        }
        return decision instanceof Decision.Responded ? ((Decision.Responded) decision).response() : null;
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
        if (other.response() == null && (principal() != null || other.principal() == null)) {
            cacheControl = stored;
            return this;
        }
        other.cacheControl = stored;
        other.welcomeForward = welcomeForward;
        return other;
    }

    /** Removes the user, and the rejection, from now on. */
    void makeAnonymous() {
        anonymous = true;
    }
}
