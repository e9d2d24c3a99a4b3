package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.login.ClientAuthentication;
import io.github.jwtfilter.internal.login.ClientKey;
import io.github.jwtfilter.internal.login.LoginProbe;
import io.github.jwtfilter.internal.login.LoginWiring;
import io.github.jwtfilter.internal.login.ProviderEndpoints;
import io.github.jwtfilter.internal.login.ProviderHttp;
import io.github.jwtfilter.internal.login.ProviderMetadataSource;
import io.github.jwtfilter.internal.login.ProviderVerifiers;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.internal.session.RefreshPolicy;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.SameSite;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Wires the login at the identity provider: its endpoints, the client, and the verification of its tokens. */
final class LoginFactory {
    /** The requests of a refresh, each with a time limit: metadata, token, keys, userinfo, and the waits for connections. */
    private static final int REQUESTS = 5;

    /** Time for the store and for pauses of the process. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    private final LoadedSettings loaded;
    private final LoginSettings settings;
    private final TrustedIssuer issuer;
    private final ProviderVerifiers verifiers;
    private final LoginWiring wiring;
    private final LongSupplier nanoTime;

    /** Creates the wiring for the issuer of the login; {@code policy} has its keys and algorithms. */
    LoginFactory(
            LoadedSettings loaded,
            TrustedIssuer issuer,
            IssuerPolicy policy,
            TaskScheduler scheduler,
            Clock clock,
            LongSupplier nanoTime,
            FloodLimits limits) {
        this.loaded = loaded;
        this.settings = loaded.settings().login();
        this.issuer = issuer;
        this.nanoTime = nanoTime;
        this.verifiers = new ProviderVerifiers(
                issuer, settings.clientId(), settings.claimsFrom(), policy.algorithms(), policy.keys(), clock, limits);
        ProviderHttp http = ProviderHttp.of(issuer.keys(), loaded.resources(), scheduler);
        this.wiring = new LoginWiring(
                settings,
                String.join(" ", issuer.issuer().issuers()),
                ProviderMetadataSource.of(issuer, endpoints(), http, nanoTime),
                http,
                ProviderHttp.of(issuer.keys(), loaded.resources(), scheduler),
                client(clock),
                clock,
                issuer.claims().clockSkew(),
                nanoTime);
    }

    /** Reports the problem of the private key of the client, if it has one. */
    static void checkClientKey(LoadedSettings loaded) {
        loaded.settings()
                .login()
                .clientKey()
                .ifPresent(location -> clientKey(location, loaded.resources()).check(loaded.problems()));
    }

    private static ClientKey clientKey(String location, Resources resources) {
        return new ClientKey(LoginSettingKeys.CLIENT_KEY.name(), location, resources);
    }

    private ProviderEndpoints endpoints() {
        return new ProviderEndpoints(
                settings.authorizationEndpoint(),
                settings.tokenEndpoint(),
                settings.userinfoEndpoint(),
                settings.endSessionEndpoint());
    }

    private ClientAuthentication client(Clock clock) {
        String location = settings.clientKey().orElse(null);
        if (location != null) {
            return ClientAuthentication.key(settings.clientId(), clientKey(location, loaded.resources()), clock);
        }
        Secret secret = settings.clientSecret().orElse(null);
        return secret == null
                ? ClientAuthentication.none(settings.clientId())
                : ClientAuthentication.secret(settings.clientId(), secret);
    }

    /** Returns the login of an application. */
    BrowserLogin login(
            Authenticator authenticator, SessionFactory sessions, SessionCookies cookies, Connections connections) {
        return wiring.login(
                verifiers,
                claims -> authenticator.examine(issuer.name(), claims),
                secrets(sessions),
                sessions.name(),
                cookies,
                loaded.settings().session().sameSite() == SameSite.STRICT,
                connections);
    }

    private Supplier<List<byte[]>> secrets(SessionFactory sessions) {
        Secret configured = settings.encryptionKey().orElse(null);
        return configured == null ? sessions::secrets : () -> Collections.singletonList(configured.bytes());
    }

    /** Returns a probe of the provider, for diagnostics. */
    LoginProbe probe() {
        return wiring.probe();
    }

    /**
     * Returns the refresh of logins under a lease that is longer than all requests to the provider. The grace period is also the
     * permitted difference between the clocks of servers.
     */
    RefreshPolicy refreshPolicy(BrowserLogin login) {
        Duration lease = issuer.keys()
                .fetchTimeout()
                .multipliedBy(REQUESTS)
                .plus(LEASE_MARGIN)
                .plus(loaded.settings().session().grace());
        return new RefreshPolicy(
                login.refresh(), lease, loaded.settings().session().providerOutage(), nanoTime);
    }
}
