package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.cors.CorsPolicy;
import io.github.jwtfilter.internal.cors.CorsResponse;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.settings.ChallengeSettings;
import io.github.jwtfilter.settings.TokenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the responses to rejected requests. Rejections of the same kind have identical bytes for every reason, so
 * that responses do not disclose which check a forged token failed.
 */
public final class ResponseFactory {
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final Challenge challenge;
    private final @Nullable LoginStart login;
    private final boolean errorPage;
    private final Optional<CookieRemoval> cookieRemoval;
    private final CorsPolicy cors;
    private final String failurePeriod;

    /**
     * Creates responses as configured.
     *
     * @param challenge realm, login page and body
     * @param token the cookie that a browser may have to delete
     * @param cors the origins that may read responses
     * @param connections the host and scheme of the request
     * @param login the login of browsers, or null if there is none
     * @param failurePeriod the time after which a client with too many invalid tokens may try again
     */
    public ResponseFactory(
            ChallengeSettings challenge,
            TokenSettings token,
            CorsPolicy cors,
            Connections connections,
            @Nullable LoginStart login,
            Duration failurePeriod) {
        this.cors = cors;
        this.failurePeriod = String.valueOf(failurePeriod.toMillis() / 1000);
        this.challenge = new Challenge(challenge.realm(), challenge.resourceMetadata());
        this.login = login;
        this.errorPage = challenge.body() == ChallengeSettings.Body.ERROR_PAGE;
        this.cookieRemoval = token.cookie().isPresent()
                ? Optional.of(new CookieRemoval(token.cookie().get(), connections))
                : Optional.empty();
    }

    /**
     * Returns the response of a guard without valid settings.
     *
     * @return 503 for every request
     */
    public static GuardResponse unconfigured() {
        return problem(RejectionKind.UNAVAILABLE, headers(RejectionKind.UNAVAILABLE));
    }

    /**
     * Returns the headers that allow pages of other origins to read the response to a request.
     *
     * @param request the request
     * @return headers to add to every response, mostly none
     */
    public List<Header> corsHeaders(RequestView request) {
        return headers(cors.headersFor(request));
    }

    /**
     * Returns the response to a CORS preflight. The application receives a preflight only if a rule permits OPTIONS by
     * name: code that accepts any method would respond with content. If no origin is allowed, the application receives
     * preflights on public paths as well.
     *
     * @param rule the decision of the rules on the request
     * @param request the request
     * @return the response, or empty if the request is not a preflight, or one for the application
     */
    public Optional<GuardResponse> preflight(AccessRule rule, RequestView request) {
        boolean application = rule.ignoresTokens() && (rule.namesMethod() || !cors.allowsAny());
        Optional<CorsResponse> response = application ? Optional.empty() : cors.preflight(request);
        return response.isPresent() ? Optional.of(preflight(response.get())) : Optional.empty();
    }

    private static GuardResponse preflight(CorsResponse response) {
        return new GuardResponse(response.status(), headers(response.headers()), null, false);
    }

    private static List<Header> headers(Map<String, String> values) {
        if (values.isEmpty()) {
            return Collections.emptyList();
        }
        List<Header> headers = new ArrayList<>();
        values.forEach((name, value) -> headers.add(new Header(name, value)));
        return Collections.unmodifiableList(headers);
    }

    /**
     * Returns the response to a rejected request.
     *
     * @param reason the reason to reject it
     * @param request the request
     * @return the response
     */
    public GuardResponse response(RejectionReason reason, RequestView request) {
        return response(reason, request, Collections.emptyList());
    }

    /**
     * Returns the response to a rejected request of a session.
     *
     * @param reason the reason to reject it
     * @param request the request
     * @param cookies the header lines with the cookies of the session, possibly none
     * @return the response
     */
    public GuardResponse response(RejectionReason reason, RequestView request, List<Header> cookies) {
        RejectionKind kind = reason.kind();
        boolean severalCookies = reason == RejectionReason.SEVERAL_COOKIES;
        List<Header> removals = new ArrayList<>(severalCookies ? removals(request) : Collections.emptyList());
        removals.addAll(cookies);
        boolean helpsToLogIn = login != null && (kind.status() == 401 || (severalCookies && login.isInteractive()));
        if (login != null && helpsToLogIn && FacesRedirect.applies(request)) {
            return facesRedirect(login, request, removals);
        }
        if (login != null && helpsToLogIn && login.applies(request)) {
            GuardResponse redirect = login.redirect(request, removals);
            return redirect == null ? unavailable(request, removals) : redirect;
        }
        List<Header> headers = headers(kind);
        if (kind == RejectionKind.TOO_MANY_REQUESTS) {
            headers.add(new Header("Retry-After", failurePeriod));
        }
        headers.addAll(corsHeaders(request));
        if (Challenge.challenges(kind)) {
            headers.add(new Header("WWW-Authenticate", challenge.of(kind)));
        }
        headers.addAll(removals);
        return errorPage && isForPages(request)
                ? new GuardResponse(kind.status(), headers, null, true)
                : problem(kind, headers);
    }

    private List<Header> removals(RequestView request) {
        List<Header> headers = new ArrayList<>();
        cookieRemoval.ifPresent(
                removal -> removal.headersFor(request).forEach(value -> headers.add(new Header("Set-Cookie", value))));
        return headers;
    }

    /**
     * Returns whether an error page is possible. Servers need not render pages for other methods, and Jetty, which does
     * not, would drop Cache-Control.
     */
    private static boolean isForPages(RequestView request) {
        String method = request.method();
        return method.equals("GET") || method.equals("POST") || method.equals("HEAD");
    }

    private GuardResponse unavailable(RequestView request, List<Header> removals) {
        List<Header> headers = headers(RejectionKind.UNAVAILABLE);
        headers.addAll(corsHeaders(request));
        headers.addAll(removals);
        return problem(RejectionKind.UNAVAILABLE, headers);
    }

    private GuardResponse facesRedirect(LoginStart redirect, RequestView request, List<Header> removals) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.addAll(corsHeaders(request));
        headers.addAll(removals);
        headers.add(new Header("Content-Type", FacesRedirect.CONTENT_TYPE));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        return new GuardResponse(200, headers, FacesRedirect.body(redirect.locationForPage(request)), false);
    }

    private static List<Header> headers(RejectionKind kind) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        if (kind == RejectionKind.UNAVAILABLE) {
            headers.add(new Header("Retry-After", RETRY_AFTER_SECONDS));
        }
        if (kind == RejectionKind.METHOD_NOT_ALLOWED) {
            headers.add(new Header("Allow", ALLOWED_METHODS));
        }
        return headers;
    }

    private static GuardResponse problem(RejectionKind kind, List<Header> headers) {
        headers.add(new Header("Content-Type", ProblemBody.CONTENT_TYPE));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        return new GuardResponse(kind.status(), headers, ProblemBody.of(kind), false);
    }
}
