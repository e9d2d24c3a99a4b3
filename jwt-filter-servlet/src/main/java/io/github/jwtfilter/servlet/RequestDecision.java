package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a request, stored as a request attribute for its later dispatches. Only the filter that made it uses
 * it: another filter, or the same in another application to which the request is dispatched, makes its own decision.
 */
final class RequestDecision {
    private final Decision decision;
    private final FilterDelegate version;

    // A request may be dispatched in another thread than the one that made the decision.
    private volatile boolean anonymous;
    private volatile @Nullable JwtPrincipal started;
    private volatile @Nullable WelcomeForward welcomeForward;
    private volatile @Nullable CacheControl cacheControl;
    private volatile @Nullable SessionHeaders session;

    RequestDecision(Decision decision, FilterDelegate version) {
        this.decision = decision;
        this.version = version;
        String value = decision.cacheControl();
        this.cacheControl = value == null ? null : new CacheControl(value);
    }

    /** Returns the decision for an error page of a request that no filter processed before: without a user. */
    static RequestDecision undecided(FilterDelegate version, boolean reportOnly) {
        Decision decision = reportOnly
                ? new Decision.PassThrough(Collections.emptyList(), null)
                : new Decision.Anonymous(Collections.emptyList(), null);
        return new RequestDecision(decision, version);
    }

    /** Returns the decision that this filter has made at an earlier dispatch, or null. */
    static @Nullable RequestDecision find(ServletRequest request, String attribute, Object filter) {
        Object value = request.getAttribute(attribute);
        return value instanceof RequestDecision && ((RequestDecision) value).version.isOf(filter)
                ? (RequestDecision) value
                : null;
    }

    /** Returns the delegate that has made the decision, which handles all dispatches of the request. */
    FilterDelegate version() {
        return version;
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
        JwtPrincipal user = started;
        if (user != null) {
            return user;
        }
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

    /**
     * Returns the response for the application: with {@code Cache-Control} by default if the request is protected, and with the
     * cookies of a session if the application can have sessions.
     */
    HttpServletResponse applyTo(HttpServletResponse response, boolean withSessions) {
        HttpServletResponse inner = withSessions ? session().appliedTo(response) : response;
        CacheControl protection = cacheControl;
        return protection == null ? inner : protection.appliedTo(inner);
    }

    /** Adds the headers of the decision to the response: those of CORS, and the cookies of a session. */
    void addHeaders(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (!isCookie(header)) {
                response.addHeader(header.name(), header.value());
            }
        }
        setCookies(headers, response);
    }

    /** Sets the cookies of a session that was renewed or started for a request, which replace earlier ones. */
    void setCookies(List<Header> headers, HttpServletResponse response) {
        List<Header> cookies = headers.isEmpty()
                ? headers
                : headers.stream().filter(RequestDecision::isCookie).collect(Collectors.toList());
        if (!cookies.isEmpty() && !response.isCommitted()) {
            session().set(cookies, response);
        }
    }

    private static boolean isCookie(Header header) {
        return header.name().equals("Set-Cookie");
    }

    /** Returns the cookies of a session in the response. */
    SessionHeaders session() {
        SessionHeaders headers = session;
        if (headers == null) {
            headers = new SessionHeaders();
            session = headers;
        }
        return headers;
    }

    /** Sets the headers of a response with cookies again that servers have removed for an error page. */
    void restoreForErrorPage(HttpServletResponse response) {
        SessionHeaders headers = session;
        if (headers != null) {
            headers.restoreForErrorPage(response);
        }
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
        other.session = session;
        other.welcomeForward = welcomeForward;
        return other;
    }

    /** Returns another decision on the same request, with the same cookies in the response. */
    RequestDecision replacedBy(Decision other) {
        RequestDecision replacement = new RequestDecision(other, version);
        replacement.session = session;
        return replacement;
    }

    /** Replaces the user from now on: a session has started. */
    void start(JwtPrincipal user) {
        started = user;
    }

    /** Removes the user, and the rejection, from now on. */
    void makeAnonymous() {
        anonymous = true;
        started = null;
    }
}
