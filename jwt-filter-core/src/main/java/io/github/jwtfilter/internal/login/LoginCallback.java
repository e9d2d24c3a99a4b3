package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.request.Navigation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes a login when the provider sends the browser back (OpenID Connect Core 1.0 section 3.1.2.5). A callback that belongs to no
 * flow of the browser starts a new flow, once: it may be late, a bookmark, or one that an attacker has prepared. Thread-safe.
 */
final class LoginCallback {
    private final OpenIdLogin login;
    private final ProviderMetadataSource metadata;
    private final TokenEndpoint endpoint;
    private final UserReader users;
    private final StoredLogins logins;
    private final LoginCookies cookies;
    private final LoginLog log;
    private final boolean strictCookies;

    LoginCallback(
            OpenIdLogin login,
            ProviderMetadataSource metadata,
            TokenEndpoint endpoint,
            UserReader users,
            StoredLogins logins,
            LoginCookies cookies,
            LoginLog log,
            boolean strictCookies) {
        this.login = login;
        this.metadata = metadata;
        this.endpoint = endpoint;
        this.users = users;
        this.logins = logins;
        this.cookies = cookies;
        this.log = log;
        this.strictCookies = strictCookies;
    }

    /** Returns the response to the callback. */
    GuardResponse respond(RequestView request, LoginSessions sessions) {
        AuthorizationResponse response = AuthorizationResponse.parse(request.query());
        String state = response.state();
        LoginFlow flow = cookies.find(state, request);
        if (flow == null || state == null) {
            return withoutFlow(request, response.isRepeated(), sessions, Collections.emptyList());
        }
        List<Header> removed = Collections.singletonList(cookies.removed(state));
        String code = response.code();
        try {
            if (!isFromIssuer(response.issuer())) {
                log.report("a callback was rejected: it comes from another issuer (RFC 9207)");
                return LoginPages.failed(flow.returnPath(), removed);
            }
            if (response.error() != null || code == null) {
                return failed(response.error(), flow, request, removed, sessions);
            }
            TokenResponse tokens = endpoint.redeem(code, flow.codeVerifier(), login.redirectUri(request));
            ProviderUser user = users.ofLogin(tokens, flow);
            return started(flow, user, request, removed, sessions);
        } catch (ProviderException e) {
            return failed(e, flow, request, removed, sessions);
        }
    }

    /** Prevents that the code of one provider is sent to another one (RFC 9207 section 2.4). */
    private boolean isFromIssuer(@Nullable String sender) throws ProviderException {
        ProviderMetadata provider = metadata.current();
        return sender == null ? !provider.issParameterSupported() : sender.equals(provider.issuer());
    }

    private GuardResponse started(
            LoginFlow flow, ProviderUser user, RequestView request, List<Header> removed, LoginSessions sessions) {
        List<Header> headers = new ArrayList<>(removed);
        if (user.tokens().refreshToken() == null) {
            log.missesRefreshTokens();
        }
        try {
            headers.addAll(sessions.start(request, user.name(), user.roles(), logins.of(user, null)));
        } catch (StoreException e) {
            return LoginPages.unavailable(flow.returnPath(), removed);
        } catch (IllegalArgumentException e) {
            log.report("no session was started: " + e.getMessage());
            return LoginPages.failed(flow.returnPath(), removed);
        }
        return page(flow, headers);
    }

    /** Returns the response to a browser that is logged in. */
    private GuardResponse page(LoginFlow flow, List<Header> headers) {
        if (flow.isForm()) {
            return LoginPages.formIsLost(flow.returnPath(), headers);
        }
        return strictCookies
                ? LoginPages.goOn(flow.returnPath(), headers)
                : OpenIdLogin.redirect(302, flow.returnPath(), headers);
    }

    /** Returns the response to a callback without a flow: the page if the browser is logged in, otherwise a new flow, once. */
    private GuardResponse withoutFlow(
            RequestView request, boolean repeated, LoginSessions sessions, List<Header> removed) {
        String root = request.contextPath() + "/";
        if (sessions.isLoggedIn(request)) {
            return OpenIdLogin.redirect(302, root, removed);
        }
        if (!Navigation.isNavigation(request) || !request.permitsCookies()) {
            return LoginPages.failed(root, removed);
        }
        if (repeated) {
            log.report("a callback was rejected twice: the browser has sent no valid cookie of the login");
            return LoginPages.failed(root, removed);
        }
        return restart(request, root, false, removed);
    }

    /** Returns the response to a callback whose flow cannot be completed, but another one can. */
    private GuardResponse again(LoginFlow flow, RequestView request, List<Header> removed, LoginSessions sessions) {
        return sessions.isLoggedIn(request)
                ? page(flow, removed)
                : restart(request, flow.returnPath(), flow.isForm(), removed);
    }

    /** Returns whether {@link #again} does not loop. */
    private static boolean permitsAnother(LoginFlow flow, RequestView request, LoginSessions sessions) {
        return !flow.isRepeated() || sessions.isLoggedIn(request);
    }

    private GuardResponse restart(RequestView request, String returnPath, boolean form, List<Header> removed) {
        try {
            return login.begin(request, returnPath, form, true, removed);
        } catch (ProviderException e) {
            return LoginPages.unavailable(returnPath, removed);
        }
    }

    /** Returns the response to an error of the authorization endpoint (RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6). */
    private GuardResponse failed(
            @Nullable String error, LoginFlow flow, RequestView request, List<Header> removed, LoginSessions sessions) {
        OAuthError known = OAuthError.of(error);
        if (known == OAuthError.TEMPORARILY_UNAVAILABLE && permitsAnother(flow, request, sessions)) {
            // Keycloak sends this error if the user has logged in in another tab, and its page in this one has expired.
            return again(flow, request, removed, sessions);
        }
        if (known == OAuthError.ACCESS_DENIED) {
            return LoginPages.notCompleted(flow.returnPath(), removed);
        }
        log.report("the authorization endpoint " + (known == null ? "has sent no code" : known.message()));
        return known != null && known.kind() == ProviderException.Kind.UNAVAILABLE
                ? LoginPages.unavailable(flow.returnPath(), removed)
                : LoginPages.failed(flow.returnPath(), removed);
    }

    private GuardResponse failed(
            ProviderException e, LoginFlow flow, RequestView request, List<Header> removed, LoginSessions sessions) {
        if (e.kind() == ProviderException.Kind.INVALID_GRANT && permitsAnother(flow, request, sessions)) {
            // A code is valid once: the same callback may have arrived twice.
            return again(flow, request, removed, sessions);
        }
        log.failed("a login failed", e);
        return e.kind() == ProviderException.Kind.UNAVAILABLE || e.kind() == ProviderException.Kind.CLIENT_REJECTED
                ? LoginPages.unavailable(flow.returnPath(), removed)
                : LoginPages.failed(flow.returnPath(), removed);
    }
}
