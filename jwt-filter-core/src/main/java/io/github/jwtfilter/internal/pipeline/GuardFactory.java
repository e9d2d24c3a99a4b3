package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.authorization.EndpointRules;
import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.cors.CorsPolicy;
import io.github.jwtfilter.internal.csrf.CsrfGuard;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.ProvidedKeys;
import io.github.jwtfilter.internal.jwks.file.FileKeySources;
import io.github.jwtfilter.internal.jwks.file.RevocationLists;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.path.PathAdvice;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.ExposedClaims;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.response.LoginRedirect;
import io.github.jwtfilter.internal.response.LoginStart;
import io.github.jwtfilter.internal.response.ResponseFactory;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.store.Stores;
import io.github.jwtfilter.internal.token.AbsentToken;
import io.github.jwtfilter.internal.token.TokenSources;
import io.github.jwtfilter.internal.token.TokenStripper;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.TransportSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.properties.SettingsReader;
import io.github.jwtfilter.settings.value.Rate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Creates guards from settings: the only class that wires the components. */
public final class GuardFactory {
    private static final Log LOG = Log.of(GuardFactory.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final LongSupplier NANO_TIME = System::nanoTime;

    private GuardFactory() {}

    /**
     * Creates a guard for a program without servlets. Findings are logged as warnings.
     *
     * @param settingsFile the settings file; relative paths in it are resolved against its directory
     * @param clock the clock for verifying tokens
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(Path settingsFile, Clock clock) {
        LoadedSettings settings = SettingsReader.read(settingsFile);
        Guard guard = create(settings, clock);
        settings.problems().all().forEach(finding -> LOG.warn(finding.toString()));
        return guard;
    }

    /**
     * Creates a guard, loading the configured keys. Adds findings that do not prevent its use to the problems of the
     * settings.
     *
     * @param loaded the settings
     * @param clock the clock for verifying tokens
     * @param deployment how the application is deployed
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(LoadedSettings loaded, Clock clock, ServletDeployment deployment) {
        return create(loaded, clock, deployment, new RemoteKeySources(loaded.resources(), NANO_TIME));
    }

    /**
     * Creates a guard outside of a server.
     *
     * @param loaded the settings
     * @param clock the clock for verifying tokens
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(LoadedSettings loaded, Clock clock) {
        return create(loaded, clock, ServletDeployment.usual());
    }

    /** Creates a guard that opens remote keys through these sources. */
    public static Guard create(LoadedSettings loaded, Clock clock, RemoteKeySources remote) {
        return create(loaded, clock, ServletDeployment.usual(), remote);
    }

    private static Guard create(
            LoadedSettings loaded, Clock clock, ServletDeployment deployment, RemoteKeySources remote) {
        BackgroundScheduler scheduler = new BackgroundScheduler(TICK, deployment.application());
        FloodLimits flood = new FloodLimits(
                loaded.settings().flood(), task -> scheduler.after(Duration.ofMinutes(1), task), NANO_TIME);
        List<IssuerPolicy> policies = new ArrayList<>();
        Map<String, KeySource> sources = new LinkedHashMap<>();
        RevocationLists revocations = RevocationLists.open(loaded, scheduler, NANO_TIME);
        LoginFactory login = null;
        for (TrustedIssuer issuer : loaded.settings().issuers()) {
            Report report = issuer.report(loaded.problems());
            KeySource provided = ProvidedKeys.of(issuer.keys(), open(issuer, loaded, clock, scheduler, remote), report);
            KeySource keys = revocations.revocable(issuer, provided);
            AlgorithmAllowlist algorithms =
                    AlgorithmAllowlist.of(issuer.issuer().algorithms(), keys::algorithms, report);
            IssuerPolicy policy = new IssuerPolicy(issuer, algorithms, keys);
            sources.put(issuer.name(), keys);
            if (!loaded.settings().isLoginOnly(issuer)) {
                policies.add(policy);
            }
            boolean logsIn =
                    loaded.settings().loginIssuer().filter(issuer::equals).isPresent();
            if (logsIn && !loaded.problems().hasErrors()) {
                login = new LoginFactory(loaded, issuer, policy, scheduler, clock, NANO_TIME, flood);
            }
        }
        SessionFactory sessions = SessionFactory.open(loaded, deployment, revocations, scheduler, clock, NANO_TIME);
        if (sessions != null) {
            sessions.checkEncryption();
            policies.add(sessions.policy());
        }
        LoginFactory.checkClientKey(loaded);
        new SecretFileCheck(loaded).run();
        revocations.report();
        Stores stores = Stores.open(loaded, scheduler, clock, NANO_TIME, deployment.stores());
        RequestChecks checks = checks(loaded, deployment);
        ExternalAuthentication externalUsers =
                new ExternalAuthentication(loaded.settings().rollout(), loaded.problems());
        new EndpointPathCheck(loaded, deployment.servletPaths()).run();
        new CookieNameCheck(loaded.settings().token(), deployment.contextPath(), loaded.problems()).run();
        if (loaded.problems().hasErrors()) {
            stores.close();
            scheduler.close();
        }
        loaded.rejectErrors();
        return assemble(
                loaded,
                policies,
                checks,
                externalUsers,
                clock,
                new GuardLifecycle(
                        scheduler,
                        sources,
                        stores,
                        revocations(stores, loaded, deployment, clock),
                        sessions == null ? null : sessions.counters(),
                        flood),
                deployment,
                sessions,
                login,
                flood);
    }

    /** Returns the operations on the configured store, or null if tokens cannot be revoked. */
    private static @Nullable Revocations revocations(
            Stores stores, LoadedSettings loaded, ServletDeployment deployment, Clock clock) {
        RevocationStore store = stores.revocations();
        if (store == null) {
            return null;
        }
        RevocationCheck check = new RevocationCheck(store, loaded.settings().revocation(), clock, NANO_TIME);
        return new Revocations(
                store, check, loaded.settings(), SessionFactory.issuerIfKnown(loaded.settings(), deployment), clock);
    }

    private static KeySource open(
            TrustedIssuer issuer,
            LoadedSettings loaded,
            Clock clock,
            BackgroundScheduler scheduler,
            RemoteKeySources remote) {
        if (!issuer.keys().remote()) {
            return FileKeySources.open(issuer, loaded, clock, scheduler, NANO_TIME);
        }
        // A URL may be missing if there are errors; local keys are still read, to report their errors.
        return loaded.problems().hasErrors()
                ? new FixedKeys("settings", KeySet.empty())
                : remote.open(issuer, scheduler);
    }

    private static RequestChecks checks(LoadedSettings loaded, ServletDeployment deployment) {
        Settings settings = loaded.settings();
        WelcomeFiles welcomeFiles = deployment.welcomeFiles();
        AccessRules rules =
                new AccessRules(settings.access(), welcomeFiles, deployment.frontControllers(), loaded.problems());
        new EndpointRules(rules, loaded.problems()).check(settings.login());
        return new RequestChecks(
                welcomeFiles,
                new PathGuard(settings.path().allowed(), deployment.sessionCookie()),
                settings.rollout().reportOnly()
                        ? new PathAdvice(settings.path().allowed(), deployment.sessionCookie())
                        : null,
                rules,
                LoginRedirect.of(settings.challenge()),
                settings.transport().httpsRequired(),
                new CsrfGuard(settings.csrf()),
                settings.csrf().exempts(settings.token().header()));
    }

    private static Guard assemble(
            LoadedSettings loaded,
            List<IssuerPolicy> policies,
            RequestChecks checks,
            ExternalAuthentication externalUsers,
            Clock clock,
            GuardLifecycle background,
            ServletDeployment deployment,
            @Nullable SessionFactory sessions,
            @Nullable LoginFactory logins,
            FloodLimits flood) {
        Settings settings = loaded.settings();
        List<TrustedIssuer> issuers =
                new ArrayList<>(settings.issuers()); // also that of the login, for its names and roles
        if (sessions != null) {
            issuers.add(sessions.issuer());
        }
        TokenVerifier verifier = new TokenVerifier(settings.token(), policies, clock, flood);
        TransportSettings transport = settings.transport();
        Revocations revocations = background.revocations();
        Authenticator authenticator = new Authenticator(
                verifier,
                new TokenCache<>(settings.cache().size()),
                issuers,
                revocations == null ? null : revocations.check());
        Connections connections = new Connections(transport.trustedProxies(), transport.externalUrl());
        SessionCookies cookies = sessions == null ? null : sessions.cookies(connections);
        TokenSources tokens = cookies == null
                ? new TokenSources(settings.token())
                : new TokenSources(settings.token(), cookies.accessName(), cookies.renewalName());
        ProbableCauses causes =
                new ProbableCauses(tokens, authenticator, settings, background.sources(), connections, clock);
        FailureLog failures = new FailureLog(deployment.application(), NANO_TIME);
        BrowserLogin login = sessions == null
                        || cookies == null
                        || logins == null
                        || settings.rollout().reportOnly()
                ? null
                : logins.login(authenticator, sessions, cookies, connections);
        LoginStart start = login == null
                ? LoginRedirect.of(settings.challenge()).orElse(null)
                : new OpenIdStart(login, checks, connections);
        Decisions decisions = decisions(loaded, connections, tokens, causes, failures, start);
        SessionSteps steps = sessions == null || cookies == null
                ? null
                : sessions.steps(
                        background, cookies, connections, authenticator, checks, decisions, failures, logins, login);
        Pipeline pipeline = new Pipeline(
                connections,
                checks,
                tokens,
                new AbsentToken(settings.token()),
                authenticator,
                externalUsers,
                decisions,
                steps);
        return new Guard(
                pipeline,
                checks,
                authenticator,
                decisions,
                settings.token().hidden() && !settings.rollout().reportOnly()
                        ? new TokenStripper(
                                settings.token(), cookies == null ? Collections.emptyList() : cookies.names())
                        : null,
                ExposedClaims.of(settings.expose()),
                StartupSummary.of(
                        loaded,
                        policies,
                        checks.summary(),
                        sessions == null || cookies == null ? null : sessions.summary(cookies)),
                background,
                steps);
    }

    private static Decisions decisions(
            LoadedSettings loaded,
            Connections connections,
            TokenSources tokens,
            ProbableCauses causes,
            FailureLog failures,
            @Nullable LoginStart login) {
        Settings settings = loaded.settings();
        boolean reportOnly = settings.rollout().reportOnly();
        return new Decisions(
                new ResponseFactory(
                        settings.challenge(),
                        settings.token(),
                        new CorsPolicy(settings.cors()),
                        connections,
                        login,
                        settings.flood().failures().map(Rate::time).orElse(Duration.ZERO)),
                new DecisionObservers(
                        Arrays.asList(new RejectionLog(
                                reportOnly,
                                ExplainHint.of(loaded.source()),
                                causes,
                                settings.log().unverified() ? new UnverifiedClaims(tokens) : null,
                                NANO_TIME)),
                        failures),
                failures,
                reportOnly,
                settings.response().cacheControl());
    }
}
