package io.github.jwtfilter.csrf;

import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.Origin;
import io.github.jwtfilter.request.Origins;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.CsrfSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a page of another site may have made a browser send. What browsers say of where a request comes from
 * is asked for in this order: a trusted {@code Origin}, {@code Sec-Fetch-Site}, {@code Origin}, {@code Referer}.
 *
 * <p>A request whose token is in a header need not be checked if clients set that header themselves: no other site can make a
 * browser send it. This holds only if that token decides on the request, and the cookie does not.
 */
public final class CsrfGuard {
    /** RFC 9110 section 9.2.1. Methods are case-sensitive, so that {@code get} is not among them. */
    private static final Set<String> SAFE_METHODS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("GET", "HEAD", "OPTIONS", "TRACE")));

    /** What browsers send instead of an origin that they keep to themselves (RFC 6454 section 7.3). */
    private static final String OPAQUE = "null";

    private final Origins trusted;
    private final boolean admitsUnknown;

    /**
     * Guards as the settings ask for.
     *
     * @param settings the trusted origins, and what to do where the browser says nothing
     */
    public CsrfGuard(CsrfSettings settings) {
        this.trusted = settings.trustedOrigins();
        this.admitsUnknown = settings.missingOrigin() == CsrfSettings.MissingOrigin.ALLOW;
    }

    /**
     * Checks one request. Safe methods pass, unless they open a WebSocket, over which anything may follow.
     *
     * @param request the request
     * @param connection how it came
     * @param always whether safe methods are checked too
     * @return why the request is refused, or null if it may pass
     */
    public @Nullable RejectionReason check(RequestView request, Connection connection, boolean always) {
        boolean checked = always || !SAFE_METHODS.contains(request.method()) || opensWebSocket(request);
        return checked && !isAdmitted(request, connection) ? RejectionReason.CSRF : null;
    }

    /** RFC 6455 section 4.1. Over HTTP/2 the method is CONNECT (RFC 8441 section 4), which is not a safe one. */
    private static boolean opensWebSocket(RequestView request) {
        return request.headers("Upgrade").stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    private boolean isAdmitted(RequestView request, Connection connection) {
        List<String> origins = request.headers("Origin");
        if (origins.isEmpty() || (origins.size() == 1 && origins.get(0).equals(OPAQUE))) {
            return isFromHere(request, connection, origins, null);
        }
        Origin origin = origins.size() == 1 ? Origin.parse(origins.get(0)) : null;
        return origin != null && (trusted.contains(origin) || isFromHere(request, connection, origins, origin));
    }

    /** {@code origin} is the only one that the request names, if it can be read. */
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
        return admitsUnknown;
    }

    /** {@code none} is said of what the user does without any page: an address that is typed, a bookmark. */
    private static boolean isSameOrigin(List<String> sites) {
        String site = sites.get(0);
        return (site.equals("same-origin") || site.equals("none"))
                && sites.stream().allMatch(site::equals);
    }

    private static boolean isOwn(@Nullable Origin origin, Connection connection) {
        return origin != null && connection.ownOrigin().filter(origin::equals).isPresent();
    }
}
