package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.session.LoginRefresh;
import io.github.jwtfilter.internal.session.ProviderLogin;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The login of browsers at the identity provider, as the pipeline uses it. Thread-safe. */
public final class BrowserLogin {
    /** The remaining lifetime of an access token that a call to another service can still use, in milliseconds. */
    private static final long MIN_LIFETIME_MILLIS = 30_000;

    /** The assumed lifetime of an access token if the provider does not state one. */
    private static final long UNKNOWN_LIFETIME_MILLIS = 60_000;

    private final OpenIdLogin login;
    private final LoginCallback callback;
    private final ProviderRefresh refresh;
    private final EndSessionRequest endSession;
    private final LogoutTokenVerifier logoutTokens;
    private final StoredLogins logins;
    private final LoginLog log;
    private final Clock clock;

    BrowserLogin(
            OpenIdLogin login,
            LoginCallback callback,
            ProviderRefresh refresh,
            EndSessionRequest endSession,
            LogoutTokenVerifier logoutTokens,
            StoredLogins logins,
            LoginLog log,
            Clock clock) {
        this.login = login;
        this.callback = callback;
        this.refresh = refresh;
        this.endSession = endSession;
        this.logoutTokens = logoutTokens;
        this.logins = logins;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Starts a login.
     *
     * @param request the request of a browser that requires a login
     * @param returnPath a path of this server with its query, to which the browser returns
     * @param form whether the user has sent a form, which is lost
     * @param added further headers of the response
     * @return a redirect to the provider, or null if its address is not known at present
     */
    public @Nullable GuardResponse start(RequestView request, String returnPath, boolean form, List<Header> added) {
        try {
            return login.begin(request, returnPath, form, false, added);
        } catch (ProviderException e) {
            log.failed("no login is possible", e);
            return null;
        }
    }

    /**
     * Completes a login.
     *
     * @param request the request with which the provider has sent the browser back
     * @param sessions starts the session
     * @return the response to the browser
     */
    public GuardResponse complete(RequestView request, LoginSessions sessions) {
        return callback.respond(request, sessions);
    }

    /**
     * Returns the confirmation of logins at the provider.
     *
     * @return a client of its token endpoint
     */
    public LoginRefresh refresh() {
        return refresh;
    }

    /**
     * Returns the address at which a browser logs out at the provider.
     *
     * @param request a request of the browser
     * @param session its login, or null if it has none
     * @return an absolute URL, or a path of the application if the provider has no such address
     */
    public String logoutUrl(RequestView request, @Nullable ProviderLogin session) {
        return endSession.url(request, session == null ? null : logins.tokens(session));
    }

    /**
     * Returns the access token of the provider for calls to other services.
     *
     * @param session the login
     * @return the token, or null if it is not stored
     */
    public @Nullable String accessToken(ProviderLogin session) {
        ProviderTokens tokens = logins.tokens(session);
        return tokens == null ? null : tokens.accessToken();
    }

    /**
     * Returns whether the access token of a login is valid for a while.
     *
     * @param session the login
     * @return false also if it cannot be decrypted any more; without a stated lifetime, true for half a minute
     */
    public boolean isFresh(ProviderLogin session) {
        ProviderTokens tokens = logins.tokens(session);
        if (tokens == null) {
            return false;
        }
        long expiresAt = tokens.accessExpiresAt() == 0
                ? session.confirmedAt() + UNKNOWN_LIFETIME_MILLIS
                : tokens.accessExpiresAt();
        return expiresAt - clock.millis() >= MIN_LIFETIME_MILLIS;
    }

    /**
     * Validates a logout token (OpenID Connect Back-Channel Logout 1.0).
     *
     * @param token any text
     * @param sender the client, for the limits of signature checks
     * @return its claims, or the rejection
     */
    public Result<JsonObject> logoutToken(String token, TokenSender sender) {
        return logoutTokens.verify(token, sender);
    }

    /**
     * Logs a request that was rejected.
     *
     * @param event the event, without values of the request
     */
    public void report(String event) {
        log.report(event);
    }
}
