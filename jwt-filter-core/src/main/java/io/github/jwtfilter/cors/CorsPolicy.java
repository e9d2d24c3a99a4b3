package io.github.jwtfilter.cors;

import io.github.jwtfilter.request.Origin;
import io.github.jwtfilter.request.Origins;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.CorsSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers which origins may read answers (Fetch Standard section 3.3). An origin that is not allowed is told nothing,
 * so that the browser keeps the answer from its pages. Requests are not refused here: that another site sends one is the
 * concern of the CSRF check.
 */
public final class CorsPolicy {
    private static final String ORIGIN = "Origin";

    private final Origins origins;
    private final boolean credentials;
    private final String exposedHeaders;
    private final Preflights preflights;

    /**
     * Allows what the settings allow.
     *
     * @param settings the allowed origins, and what their pages may do
     */
    public CorsPolicy(CorsSettings settings) {
        this.origins = settings.allowedOrigins();
        this.credentials = settings.allowCredentials();
        this.exposedHeaders = String.join(", ", settings.exposedHeaders());
        this.preflights = new Preflights(settings);
    }

    /**
     * Whether there is any origin whose pages may read answers.
     *
     * @return false if nothing is allowed to anyone
     */
    public boolean allowsAny() {
        return !origins.isEmpty();
    }

    /**
     * Answers a preflight, with which a browser asks whether it may send a request (Fetch Standard section 3.3.2). It comes
     * without cookies and tokens, and the application is not meant to see it.
     *
     * @param request any request
     * @return the answer, or empty if the request is no preflight
     */
    public Optional<CorsAnswer> preflight(RequestView request) {
        boolean preflight =
                request.method().equals("OPTIONS") && request.hasHeader(ORIGIN) && request.hasHeader(Preflights.METHOD);
        return preflight ? Optional.of(answer(request)) : Optional.empty();
    }

    /**
     * The headers of the answer to any other request, be it the application's or a refusal.
     *
     * @param request the request
     * @return values by the names of their headers; none if no origin is allowed anything
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

    private CorsAnswer answer(RequestView request) {
        Map<String, String> headers = vary();
        String origin = allowed(request);
        if (origin == null || !preflights.allow(request)) {
            headers.put("Cache-Control", "no-store");
            return new CorsAnswer(403, headers);
        }
        grant(origin, headers);
        headers.putAll(preflights.headers());
        return new CorsAnswer(204, headers);
    }

    /** The origin as the browser has written it, which compares it to the letter; null if it is not allowed. */
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

    /** Caches must not hand the answer for one origin to another, nor that for none. */
    private static Map<String, String> vary() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", ORIGIN);
        return headers;
    }
}
