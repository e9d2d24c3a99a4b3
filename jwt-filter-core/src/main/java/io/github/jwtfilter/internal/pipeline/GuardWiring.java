package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.authorization.EndpointRules;
import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.authorization.OperationRules;
import io.github.jwtfilter.internal.background.TaskGroup;
import io.github.jwtfilter.internal.csrf.CsrfGuard;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.KeySetEvents;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.file.RevocationLists;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.path.PathAdvice;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.response.LoginRedirect;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.rollout.RolloutLog;
import io.github.jwtfilter.internal.rollout.RolloutReport;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wires the components of one version of the settings: the only class that does. */
final class GuardWiring {
    private final LoadedSettings loaded;
    private final Settings settings;
    private final GuardServices services;
    private final EarlierVersion earlier;
    private final @Nullable RemoteKeySources remote;
    private final TaskGroup tasks;
    private final FloodLimits flood;
    private final List<IssuerPolicy> policies = new ArrayList<>();
    private final Map<String, ReusableComponent<KeySource>> issuers = new LinkedHashMap<>();
    private final List<ReusableComponent<?>> opened = new ArrayList<>();
    private final Map<String, KeySource> sources = new LinkedHashMap<>();

    /**
     * Creates the wiring.
     *
     * @param loaded the settings
     * @param services the shared services
     * @param earlier the components of the version before that remain in use
     * @param remote opens keys of identity providers; null for HTTP
     */
    GuardWiring(
            LoadedSettings loaded, GuardServices services, EarlierVersion earlier, @Nullable RemoteKeySources remote) {
        this.loaded = loaded;
        this.settings = loaded.settings();
        this.services = services;
        this.earlier = earlier;
        this.remote = remote;
        this.tasks = new TaskGroup(services.scheduler);
        FloodLimits counted = earlier.flood();
        this.flood = counted != null
                ? counted
                : new FloodLimits(
                        settings.flood(),
                        task -> services.scheduler.after(Duration.ofMinutes(1), task),
                        services.nanoTime);
    }

    /**
     * Wires a guard.
     *
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    Guard wire() {
        boolean wired = false;
        try {
            Guard guard = wireAll();
            wired = true;
            return guard;
        } finally {
            if (!wired) {
                endTasks();
            }
        }
    }

    private void endTasks() {
        tasks.close();
        opened.forEach(ReusableComponent::close);
    }

    private Guard wireAll() {
        RevocationLists revoked = RevocationLists.open(loaded, tasks, services.nanoTime);
        LoginFactory login = openIssuers(revoked);
        SessionFactory sessions = settings.session().enabled()
                ? SessionFactory.open(loaded, revoked, services, earlier.signingKeys())
                : null;
        if (sessions != null) {
            if (!sessions.signing().equals(earlier.signingKeys())) {
                opened.add(sessions.signing());
            }
            sessions.checkEncryption();
            policies.add(sessions.policy());
        }
        if (settings.login().enabled()) {
            LoginFactory.checkClientKey(loaded);
        }
        new SecretFileCheck(loaded).run();
        revoked.report();
        if (earlier.isNone()) {
            services.openStores(loaded);
        }
        RequestChecks checks = checks();
        ExternalAuthentication externalUsers = settings.rollout().coexist().isEmpty()
                ? null
                : new ExternalAuthentication(settings.rollout(), loaded.problems());
        new EndpointPathCheck(loaded, services.deployment.servletPaths()).run();
        String cookie = settings.token().cookie().orElse(null);
        if (cookie != null) {
            new CookieNameCheck(cookie, services.deployment.contextPath(), loaded.problems()).run();
        }
        if (earlier.isNone()) {
            EventWiring.addListeners(loaded, services);
        }
        loaded.rejectErrors();
        for (Map.Entry<String, KeySource> source : sources.entrySet()) {
            KeySetEvents.observe(source.getKey(), source.getValue(), services.events, tasks);
        }
        if (sessions != null) {
            sessions.observeKeys(tasks);
        }
        GuardLifecycle background = new GuardLifecycle(
                services,
                loaded,
                tasks,
                issuers,
                sessions == null ? null : sessions.signing(),
                sources,
                revocations(),
                new TokenCache<>(settings.cache().size(), services.cacheCounters),
                flood,
                rollout());
        if (settings.operation().healthPath().isPresent()) {
            services.startStoreProbes();
        }
        return new PipelineWiring(loaded, services, background, policies, checks, externalUsers).wire(sessions, login);
    }

    /** Returns the report of report-only mode, which continues that of the version before; null in the mode {@code enforce}. */
    private @Nullable RolloutLog rollout() {
        if (!settings.rollout().reportOnly()) {
            return null;
        }
        RolloutLog known = earlier.rollout();
        RolloutLog log = known != null
                ? known
                : new RolloutLog(
                        new RolloutReport(services.deployment.application(), services.clock), services.nanoTime);
        tasks.eachTick(log::tick);
        return log;
    }

    /** Opens the keys of all issuers; returns the login at one of them, or null. */
    private @Nullable LoginFactory openIssuers(RevocationLists revoked) {
        LoginFactory login = null;
        IssuerKeySources opener = new IssuerKeySources(loaded, services, remote);
        for (TrustedIssuer issuer : settings.issuers()) {
            ReusableComponent<KeySource> known = earlier.keysOf(issuer.name());
            ReusableComponent<KeySource> component = known == null ? opener.open(issuer) : known;
            if (known == null) {
                opened.add(component);
            }
            issuers.put(issuer.name(), component);
            KeySource keys = revoked.revocable(issuer, component.value());
            AlgorithmAllowlist algorithms = AlgorithmAllowlist.of(
                    issuer.issuer().algorithms(), keys::algorithms, issuer.report(loaded.problems()));
            IssuerPolicy policy = new IssuerPolicy(issuer, algorithms, keys);
            sources.put(issuer.name(), keys);
            if (!settings.isLoginOnly(issuer)) {
                policies.add(policy);
            }
            boolean logsIn = issuer.equals(settings.loginIssuer().orElse(null));
            if (logsIn && !loaded.problems().hasErrors()) {
                login = new LoginFactory(
                        loaded, issuer, policy, services.scheduler, services.clock, services.nanoTime, flood);
            }
        }
        return login;
    }

    /** Returns the operations on the configured store, or null if tokens cannot be revoked. */
    private @Nullable Revocations revocations() {
        RevocationStore store = services.revocations();
        RevocationCheck check = services.revocationCheck();
        return store == null || check == null
                ? null
                : new Revocations(
                        store,
                        check,
                        settings,
                        SessionFactory.issuerIfKnown(settings, services.deployment),
                        services.clock);
    }

    private RequestChecks checks() {
        ServletDeployment deployment = services.deployment;
        WelcomeFiles welcomeFiles = deployment.welcomeFiles();
        AccessRules rules =
                new AccessRules(settings.access(), welcomeFiles, deployment.frontControllers(), loaded.problems());
        new EndpointRules(rules, loaded.problems()).check(settings.login());
        new OperationRules(rules, loaded.problems()).check(settings.operation());
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
}
