package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.settings.LoginSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Wires the login of one application from its parts. */
public final class LoginWiring {
    private final LoginSettings settings;
    private final String issuer;
    private final ProviderMetadataSource metadata;
    private final ProviderHttp http;
    private final ProviderHttp refreshes;
    private final ClientAuthentication client;
    private final Clock clock;
    private final Duration skew;
    private final LongSupplier nanoTime;

    /**
     * Creates the wiring for a client of a provider.
     *
     * @param settings the client, and the paths of the application
     * @param issuer the name of the issuer for log lines
     * @param metadata the endpoints of the provider
     * @param http the connections to it
     * @param refreshes further connections, for the refresh of sessions, which logins of others must not occupy
     * @param client the credentials of the client
     * @param clock the clock for dates
     * @param skew the permitted clock skew
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public LoginWiring(
            LoginSettings settings,
            String issuer,
            ProviderMetadataSource metadata,
            ProviderHttp http,
            ProviderHttp refreshes,
            ClientAuthentication client,
            Clock clock,
            Duration skew,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.issuer = issuer;
        this.metadata = metadata;
        this.http = http;
        this.refreshes = refreshes;
        this.client = client;
        this.clock = clock;
        this.skew = skew;
        this.nanoTime = nanoTime;
    }

    private OptionalLong maxAge() {
        String text = settings.extra().get("max_age");
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private AuthorizationRequest parameters() {
        return new AuthorizationRequest(settings.clientId(), settings.scopes(), settings.extra(), settings.prompt());
    }

    /**
     * Returns a probe of the provider, for diagnostics.
     *
     * @return a probe that has sent no request yet
     */
    public LoginProbe probe() {
        return new LoginProbe(metadata, new TokenEndpoint(metadata, http, client, clock, skew), http, parameters());
    }

    /**
     * Returns the login.
     *
     * @param verifiers the verifiers of the tokens of the provider
     * @param identity the name and the roles that claims give
     * @param secrets the secrets from which encryption keys are derived, the first one for new data
     * @param application the name of the application
     * @param cookies the cookies of its sessions
     * @param strict whether these have {@code SameSite=Strict}
     * @param connections the address of the application
     * @return the login
     */
    public BrowserLogin login(
            ProviderVerifiers verifiers,
            Function<JsonObject, @Nullable IdentityExamination> identity,
            Supplier<List<byte[]>> secrets,
            String application,
            SessionCookies cookies,
            boolean strict,
            Connections connections) {
        LoginLog log = new LoginLog(issuer, nanoTime);
        TextCipher cipher = new TextCipher(secrets, application);
        LongSupplier seconds = () -> clock.millis() / 1_000;
        LoginCookies flows = new LoginCookies(cookies, cipher, seconds);
        StoredLogins logins = new StoredLogins(cipher, clock);
        TokenEndpoint endpoint = new TokenEndpoint(metadata, http, client, clock, skew);
        OpenIdLogin start = new OpenIdLogin(metadata, parameters(), flows, connections, settings.callback(), seconds);
        UserReader users = new UserReader(
                new IdTokenVerifier(verifiers.idTokens(), settings.clientId(), skew.toMillis() / 1_000, maxAge()),
                verifiers.accessTokens(),
                new UserinfoEndpoint(metadata, http, clock, skew),
                settings.claimsFrom(),
                verifiers.requirements(),
                identity,
                clock);
        return new BrowserLogin(
                start,
                new LoginCallback(start, metadata, endpoint, users, logins, flows, log, strict),
                new ProviderRefresh(new TokenEndpoint(metadata, refreshes, client, clock, skew), users, logins, log),
                new EndSessionRequest(metadata, connections, issuer, settings.clientId(), settings.afterLogout()),
                new LogoutTokenVerifier(verifiers.logoutTokens()),
                logins,
                log,
                clock);
    }
}
