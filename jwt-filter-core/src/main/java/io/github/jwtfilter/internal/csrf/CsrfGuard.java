package io.github.jwtfilter.internal.csrf;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.settings.CsrfSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that a page of another site may have caused a browser to send. The origin of a request is determined from the
 * first of these that is present: a trusted {@code Origin}, {@code Sec-Fetch-Site}, {@code Origin}, {@code Referer}.
 *
 * <p>A request whose token is in a header needs no check if clients set that header themselves: no other site can make a browser
 * send it. This is valid only if the decision depends on that token and not on the cookie.
 */
public final class CsrfGuard {
    /** Safe methods (RFC 9110 section 9.2.1). Methods are case-sensitive: {@code get} is not safe. */
    private static final Set<String> SAFE_METHODS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("GET", "HEAD", "OPTIONS", "TRACE")));

    /** The value of {@code Origin} that browsers send to conceal an origin (RFC 6454 section 7.3). */
    private static final String OPAQUE = "null";

    private final Origins trusted;
    private final boolean permitsUnknown;

    /**
     * Creates a guard for the given settings.
     *
     * @param settings the trusted origins, and the policy for requests without any of the headers
     */
    public CsrfGuard(CsrfSettings settings) {
        this.trusted = settings.trustedOrigins();
        this.permitsUnknown = settings.missingOrigin() == CsrfSettings.MissingOrigin.ALLOW;
    }

    /**
     * Checks one request. Safe methods pass, except a WebSocket handshake, since a WebSocket can carry any request afterwards.
     *
     * @param request the request
     * @param connection the scheme, host and port of the request
     * @param always whether safe methods are checked as well
     * @return the reason for the rejection, or null if the request may pass
     */
    public @Nullable RejectionReason check(RequestView request, Connection connection, boolean always) {
        boolean checked = always || !SAFE_METHODS.contains(request.method()) || opensWebSocket(request);
        return checked && !isPermitted(request, connection) ? RejectionReason.CSRF : null;
    }

    /**
     * Describes a request that {@link #check} rejects, for the log.
     *
     * @param request the request
     * @param connection the scheme, host and port of the request
     * @return the own and the trusted origins, and the origin of the request
     */
    public FailedCheck compare(RequestView request, Connection connection) {
        String own = connection
                .ownOrigin()
                .map(origin -> LogText.of(origin.toString()))
                .orElse("not known");
        return FailedCheck.of(
                "origin", own + (trusted.isEmpty() ? "" : " or one of csrf.trusted-origins"), originOf(request));
    }

    /** Returns the first header that states an origin. Of a value in another form, only that fact is shown. */
    private static String originOf(RequestView request) {
        for (String name : new String[] {"Origin", "Referer"}) {
            List<String> values = request.headers(name);
            if (!values.isEmpty() && !values.get(0).equals(OPAQUE)) {
                Origin origin = Origin.ofUrl(values.get(0));
                return name + " " + (origin == null ? "with another value" : LogText.of(origin.toString()));
            }
        }
        return request.headers("Sec-Fetch-Site").isEmpty()
                ? "no Origin, no Referer and no Sec-Fetch-Site"
                : "Sec-Fetch-Site, which is neither same-origin nor none";
    }

    /** RFC 6455 section 4.1. Over HTTP/2 the method is CONNECT (RFC 8441 section 4), which is not a safe one. */
    private static boolean opensWebSocket(RequestView request) {
        return request.headers("Upgrade").stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    private boolean isPermitted(RequestView request, Connection connection) {
        List<String> origins = request.headers("Origin");
        if (origins.isEmpty() || (origins.size() == 1 && origins.get(0).equals(OPAQUE))) {
            return isFromHere(request, connection, origins, null);
        }
        Origin origin = origins.size() == 1 ? Origin.parse(origins.get(0)) : null;
        return origin != null && (trusted.contains(origin) || isFromHere(request, connection, origins, origin));
    }

    /** Compares origins. {@code origin} is the only origin in the request, if it is valid. */
    private boolean isFromHere(
            RequestView request, Connection connection, List<String> origins, @Nullable Origin origin) {
        List<String> sites = request.headers("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            return isSameOrigin(sites);
        }
        if (!origins.isEmpty()) {
            return isOwn(origin, connection);
        }
        List<String> referers = request.headers("Referer");
        if (!referers.isEmpty()) {
            return referers.size() == 1 && isOwn(Origin.ofUrl(referers.get(0)), connection);
        }
        return permitsUnknown;
    }

    /** Browsers send {@code none} for navigations that no page started: a typed address, a bookmark. */
    private static boolean isSameOrigin(List<String> sites) {
        String site = sites.get(0);
        return (site.equals("same-origin") || site.equals("none"))
                && sites.stream().allMatch(site::equals);
    }

    private static boolean isOwn(@Nullable Origin origin, Connection connection) {
        return origin != null && connection.ownOrigin().filter(origin::equals).isPresent();
    }
}
