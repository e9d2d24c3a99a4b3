package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.cors.CorsPolicy;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.event.RequestEvents;
import io.github.jwtfilter.internal.health.HealthCheck;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.monitor.RequestMonitor;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.ExposedClaims;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.response.LoginRedirect;
import io.github.jwtfilter.internal.response.LoginStart;
import io.github.jwtfilter.internal.response.ResponseFactory;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.rollout.RolloutLog;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.token.TokenSources;
import io.github.jwtfilter.internal.token.TokenStripper;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TransportSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires the steps of decisions, from keys, rules and stores that have no errors. */
final class PipelineWiring {
    private final LoadedSettings loaded;
    private final Settings settings;
    private final GuardServices services;
    private final GuardLifecycle background;
    private final List<IssuerPolicy> policies;
    private final RequestChecks checks;
    private final @Nullable ExternalAuthentication externalUsers;

    PipelineWiring(
            LoadedSettings loaded,
            GuardServices services,
            GuardLifecycle background,
            List<IssuerPolicy> policies,
            RequestChecks checks,
            @Nullable ExternalAuthentication externalUsers) {
        this.loaded = loaded;
        this.settings = loaded.settings();
        this.services = services;
        this.background = background;
        this.policies = policies;
        this.checks = checks;
        this.externalUsers = externalUsers;
    }

    /** Wires the guard, with sessions and a login unless they are null. */
    Guard wire(@Nullable SessionFactory sessions, @Nullable LoginFactory logins) {
        List<TrustedIssuer> names =
                new ArrayList<>(settings.issuers()); // also that of the login, for its names and roles
        if (sessions != null) {
            names.add(sessions.issuer());
        }
        TokenVerifier verifier = new TokenVerifier(settings.token(), policies, services.clock, background.flood());
        TransportSettings transport = settings.transport();
        Revocations revocations = background.revocations();
        Authenticator authenticator =
                new Authenticator(verifier, background.cache(), names, services.revocationCheck());
        Connections connections = new Connections(transport.trustedProxies(), transport.externalUrl());
        SessionCookies cookies = sessions == null ? null : sessions.cookies(connections);
        TokenSources tokens = cookies == null
                ? new TokenSources(settings.token())
                : new TokenSources(settings.token(), cookies.accessName(), cookies.renewalName());
        ProbableCauses causes =
                new ProbableCauses(tokens, authenticator, settings, background.sources(), connections, services.clock);
        BrowserLogin login = sessions == null
                        || cookies == null
                        || logins == null
                        || settings.rollout().reportOnly()
                ? null
                : logins.login(authenticator, sessions, cookies, connections);
        LoginStart start = login == null
                ? LoginRedirect.of(settings.challenge()).orElse(null)
                : new OpenIdStart(login, checks, connections);
        RequestMonitor monitor = services.monitor.observer(
                settings.monitor(), connections, sessions == null ? null : SessionManager.issuer(sessions.name()));
        Decisions decisions = decisions(connections, tokens, causes, start, monitor);
        SessionSteps steps = sessions == null || cookies == null || revocations == null
                ? null
                : sessions.steps(
                        revocations, cookies, connections, authenticator, checks, decisions, monitor, logins, login);
        Pipeline pipeline = new Pipeline(
                connections,
                checks,
                tokens,
                settings.token(),
                authenticator,
                externalUsers,
                decisions,
                steps,
                operationEndpoints());
        return new Guard(
                pipeline,
                checks,
                authenticator,
                decisions,
                services.metrics,
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
                steps,
                settings.log().mdc());
    }

    private @Nullable OperationEndpoints operationEndpoints() {
        OperationSettings operation = settings.operation();
        return operation.metricsPath().isPresent() || operation.healthPath().isPresent()
                ? new OperationEndpoints(
                        operation,
                        background.metrics(),
                        new HealthCheck(background.sources(), services.storeStatuses()))
                : null;
    }

    private Decisions decisions(
            Connections connections,
            TokenSources tokens,
            ProbableCauses causes,
            @Nullable LoginStart login,
            DecisionObserver monitor) {
        boolean reportOnly = settings.rollout().reportOnly();
        Rate failures = settings.flood().failures().orElse(null);
        return new Decisions(
                new ResponseFactory(
                        settings.challenge(),
                        settings.token(),
                        new CorsPolicy(settings.cors()),
                        connections,
                        login,
                        failures == null ? Duration.ZERO : failures.time()),
                new DecisionObservers(observers(tokens, causes, monitor), services.failures),
                services.metrics.decisions(reportOnly),
                services.failures,
                reportOnly,
                settings.response().cacheControl());
    }

    private List<DecisionObserver> observers(TokenSources tokens, ProbableCauses causes, DecisionObserver monitor) {
        List<DecisionObserver> observers = new ArrayList<>();
        observers.add(new RejectionLog(
                settings.rollout().reportOnly(),
                ExplainHint.of(loaded.source()),
                causes,
                settings.log().unverified() ? new UnverifiedClaims(tokens) : null,
                services.nanoTime));
        observers.add(new RequestEvents(services.events, settings.rollout().reportOnly()));
        observers.add(monitor);
        RolloutLog rollout = background.rollout();
        if (rollout != null) {
            observers.add(rollout.report());
        }
        return observers;
    }
}
