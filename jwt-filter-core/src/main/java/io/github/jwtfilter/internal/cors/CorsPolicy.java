package io.github.jwtfilter.internal.cors;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.settings.CorsSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Permits origins to read responses (Fetch Standard section 3.3). A response to an origin that is not allowed has no
 * CORS headers, so that the browser withholds it from the page. Requests of other sites are not rejected here: that is
 * the purpose of the CSRF check.
 */
public final class CorsPolicy {
    private static final String ORIGIN = "Origin";

    private final Origins origins;
    private final boolean credentials;
    private final String exposedHeaders;
    private final @Nullable Preflights preflights;

    /**
     * Creates the policy of the settings.
     *
     * @param settings the allowed origins, and the requests that their pages may make
     */
    public CorsPolicy(CorsSettings settings) {
        this.origins = settings.allowedOrigins();
        this.credentials = settings.allowCredentials();
        this.exposedHeaders = String.join(", ", settings.exposedHeaders());
        this.preflights = origins.isEmpty() ? null : new Preflights(settings);
    }

    /**
     * Returns whether any origin is allowed to read responses.
     *
     * @return false if no origin is allowed
     */
    public boolean allowsAny() {
        return !origins.isEmpty();
    }

    /**
     * Responds to a preflight, in which a browser announces a request (Fetch Standard section 3.3.2). It carries no
     * cookies and tokens, and is not meant for the application.
     *
     * @param request any request
     * @return the response, or empty if the request is not a preflight
     */
    public Optional<CorsResponse> preflight(RequestView request) {
        boolean preflight =
                request.method().equals("OPTIONS") && request.hasHeader(ORIGIN) && request.hasHeader(Preflights.METHOD);
        return preflight ? Optional.of(preflightResponse(request)) : Optional.empty();
    }

    /**
     * Returns the CORS headers of the response to any other request, whether it is the application's or a rejection.
     *
     * @param request the request
     * @return values by the names of their headers; empty if no origin is allowed
     */
    public Map<String, String> headersFor(RequestView request) {
        if (origins.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<String, String> headers = vary();
        String origin = allowed(request);
        if (origin != null) {
            grant(origin, headers);
            if (!exposedHeaders.isEmpty()) {
                headers.put("Access-Control-Expose-Headers", exposedHeaders);
            }
        }
        return headers;
    }

    private CorsResponse preflightResponse(RequestView request) {
        Map<String, String> headers = vary();
        String origin = allowed(request);
        if (origin == null || preflights == null || !preflights.allow(request)) {
            headers.put("Cache-Control", "no-store");
            return new CorsResponse(403, headers);
        }
        grant(origin, headers);
        headers.putAll(preflights.headers());
        return new CorsResponse(204, headers);
    }

    /**
     * Returns the origin as the browser has sent it, since the browser compares it exactly; null if it is not allowed.
     */
    private @Nullable String allowed(RequestView request) {
        List<String> values = request.headers(ORIGIN);
        if (values.size() != 1) {
            return null;
        }
        if (origins.isAny()) {
            return "*";
        }
        Origin origin = Origin.parse(values.get(0));
        return origin != null && origins.contains(origin) ? values.get(0) : null;
    }

    private void grant(String origin, Map<String, String> headers) {
        headers.put("Access-Control-Allow-Origin", origin);
        if (credentials) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
    }

    /** Prevents caches from returning the response for one origin to another, or to a request without one. */
    private static Map<String, String> vary() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", ORIGIN);
        return headers;
    }
}
