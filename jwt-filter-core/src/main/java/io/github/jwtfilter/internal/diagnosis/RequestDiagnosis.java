package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.RequestCauses;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Determines why a request is rejected for its form, its transport or its origin. */
public final class RequestDiagnosis {
    private static final String[] FORWARDING = {
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Server", "X-Real-IP", "Via", "Forwarded"
    };

    private final RequestView request;
    private final Settings settings;
    private final Connection connection;

    private RequestDiagnosis(RequestView request, Settings settings, Connection connection) {
        this.request = request;
        this.settings = settings;
        this.connection = connection;
    }

    /**
     * Returns the cause of a rejection.
     *
     * @param rejection the rejection
     * @param request the request
     * @param settings the settings
     * @param connection the connection of the request
     * @return the most probable cause, or null if none is recognized
     */
    public static @Nullable Advice find(
            Rejection rejection, RequestView request, Settings settings, Connection connection) {
        RequestDiagnosis diagnosis = new RequestDiagnosis(request, settings, connection);
        switch (rejection.reason()) {
            case NO_TOKEN:
            case UNSUPPORTED_SCHEME:
                return TokenPlaces.find(request, settings.token());
            case PLAIN_HTTP:
                return diagnosis.plainHttp();
            case CSRF:
                return diagnosis.origin();
            case AMBIGUOUS_PATH:
                return diagnosis.path();
            case ACCESS_DENIED:
                return Advice.of(RequestCauses.DENY_RULE);
            case SEVERAL_COOKIES:
                return Advice.of(
                        rejection.token() == null ? RequestCauses.TOO_MANY_COOKIES : RequestCauses.COOKIES_OF_USERS);
            default:
                return null;
        }
    }

    private Advice plainHttp() {
        String peer = Connection.peerAddress(request);
        boolean trusted = settings.transport().trustedProxies().trusts(request.remoteAddress());
        String forwarded = String.join(",", request.headers("Forwarded")).toLowerCase(Locale.ROOT);
        boolean reportsHttps =
                String.join(",", request.headers("X-Forwarded-Proto")).equalsIgnoreCase("https")
                        || forwarded.contains("proto=https")
                        || forwarded.contains("proto=\"https\"");
        if (reportsHttps && !trusted) {
            return Advice.of(
                    RequestCauses.PROXY_UNTRUSTED, null, settings.transport().trustedProxiesWith(peer));
        }
        boolean silent = request.headers("X-Forwarded-Proto").isEmpty() && !forwarded.contains("proto=");
        for (String header : FORWARDING) {
            if (silent && request.hasHeader(header)) {
                return Advice.of(RequestCauses.PROXY_SILENT);
            }
        }
        return Advice.of(RequestCauses.HTTP);
    }

    private Advice origin() {
        List<String> origins = request.headers("Origin");
        Origin origin = origins.size() == 1 ? Origin.parse(origins.get(0)) : null;
        if (origin == null) {
            return Advice.of(origins.isEmpty() ? RequestCauses.NO_ORIGIN : RequestCauses.NULL_ORIGIN);
        }
        String own = connection.ownOrigin().map(Origin::toString).orElse("");
        boolean sameHost = host(origin.toString()).equals(host(own));
        if (sameHost && !settings.transport().trustedProxies().trusts(request.remoteAddress())) {
            String proxies = settings.transport().trustedProxiesWith(Connection.peerAddress(request));
            return Advice.of(RequestCauses.OWN_ORIGIN_UNTRUSTED, null, proxies);
        }
        Cause cause = sameHost ? RequestCauses.OWN_ORIGIN : RequestCauses.OTHER_ORIGIN;
        return Advice.of(cause, null, sameHost ? origin.toString() : trusted(origin))
                .expecting(own);
    }

    /** Returns the trusted origins with a further one. */
    private String trusted(Origin more) {
        Set<String> origins = settings.csrf().trustedOrigins().listed().stream()
                .map(Origin::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        origins.add(more.toString());
        return ListItem.all(origins);
    }

    private static String host(String origin) {
        return origin.replaceFirst("^[a-z]+://", "").replaceFirst(":\\d+$", "");
    }

    private Advice path() {
        Set<PathAllowance> allowed = settings.path().allowed();
        for (PathAllowance other : PathAllowance.values()) {
            Set<PathAllowance> more = EnumSet.of(other);
            more.addAll(allowed);
            if (!allowed.contains(other) && new PathGuard(more, null).check(request) == null) {
                String words = more.stream().map(PathAllowance::word).collect(Collectors.joining(", "));
                return Advice.of(RequestCauses.PATH, null, words);
            }
        }
        return Advice.of(RequestCauses.PATH_NEVER);
    }
}
