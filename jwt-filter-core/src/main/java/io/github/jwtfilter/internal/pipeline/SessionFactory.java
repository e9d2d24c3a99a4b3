package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.background.TaskGroup;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.KeySetEvents;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.jwks.file.RevocationLists;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.monitor.RequestMonitor;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.session.RefreshPolicy;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.internal.signing.SigningKeys;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wires the sessions of an application: its signing keys, the issuer of their tokens, cookies and endpoints. */
final class SessionFactory {
    private final LoadedSettings loaded;
    private final String name;
    private final ReusableComponent<SigningKeys> signing;
    private final SigningKeys keys;
    private final TrustedIssuer issuer;
    private final GuardServices services;
    private final KeySource source;

    private SessionFactory(
            LoadedSettings loaded,
            String name,
            ReusableComponent<SigningKeys> signing,
            RevocationLists revoked,
            GuardServices services) {
        this.loaded = loaded;
        this.name = name;
        this.signing = signing;
        this.keys = signing.value();
        this.services = services;
        this.issuer = TrustedIssuer.ofSessions(
                SessionManager.issuer(name), loaded.settings().clockSkew());
        this.source = revoked.revocable(issuer, keys.keySource());
    }

    /** Loads the signing keys, unless there are earlier ones, and reports problems. */
    static SessionFactory open(
            LoadedSettings loaded,
            RevocationLists revoked,
            GuardServices services,
            @Nullable ReusableComponent<SigningKeys> earlier) {
        SessionSettings settings = loaded.settings().session();
        String context = services.deployment.contextPath();
        String name = SessionName.of(settings, context);
        checkPath(settings.cookiePath(), context, loaded);
        checkIssuers(SessionManager.issuer(name), loaded);
        return new SessionFactory(
                loaded, name, earlier == null ? signing(loaded, name, services) : earlier, revoked, services);
    }

    private static ReusableComponent<SigningKeys> signing(LoadedSettings loaded, String name, GuardServices services) {
        TaskGroup tasks = new TaskGroup(services.scheduler);
        SigningKeys keys = SigningKeys.open(loaded, name, tasks, services.clock, services.nanoTime);
        return new ReusableComponent<>(keys, tasks);
    }

    /** Publishes changes of the key files. A literal or generated key never changes. */
    void observeKeys(TaskScheduler tasks) {
        if (!loaded.settings().session().signing().keys().isEmpty()) {
            KeySetEvents.observeFiles("session", source, services.events, tasks);
        }
    }

    /** Returns the keys that sign the tokens. */
    ReusableComponent<SigningKeys> signing() {
        return signing;
    }

    /** Returns the issuer of the sessions; null without them, or if it depends on a context path that is not known. */
    static @Nullable String issuerIfKnown(Settings settings, ServletDeployment deployment) {
        SessionSettings session = settings.session();
        String context = deployment.contextPath();
        if (!session.enabled() || (context == null && !session.name().isPresent())) {
            return null;
        }
        return SessionManager.issuer(SessionName.of(session, context));
    }

    private static void checkPath(String cookiePath, @Nullable String context, LoadedSettings loaded) {
        if (context == null || cookiePath.equals("/") || (context + "/").startsWith(cookiePath + "/")) {
            return;
        }
        loaded.problems()
                .error(
                        SessionSettingKeys.COOKIE_PATH.name(),
                        "does not contain the application, so that browsers would never send the cookies",
                        "use / or the context path, " + (context.isEmpty() ? "/" : context));
    }

    /** Two sets of keys for one issuer would be a contradiction: only one of them can verify its tokens. */
    private static void checkIssuers(String own, LoadedSettings loaded) {
        for (TrustedIssuer issuer : loaded.settings().issuers()) {
            if (issuer.issuer().issuers().contains(own)) {
                issuer.report(loaded.problems())
                        .error(
                                IssuerSettings.ISSUER.name(),
                                "contains the issuer of the sessions of this application, " + own,
                                "set session.name to another name than that of the application which issues these tokens");
            }
        }
    }

    /** Reports that the tokens of an identity provider cannot be stored, since no signing key has a secret. */
    void checkEncryption() {
        boolean configured = loaded.settings().login().encryptionKey().isPresent();
        if (loaded.settings().login().enabled()
                && !configured
                && !loaded.problems().hasErrors()
                && secrets().isEmpty()) {
            loaded.problems()
                    .error(
                            LoginSettingKeys.LOGIN.name(),
                            "cannot derive an encryption key from session.keys, since a device keeps them",
                            "add login.encryption-key with at least 32 random bytes");
        }
    }

    /** Returns secrets from which encryption keys are derived. */
    List<byte[]> secrets() {
        return keys.secrets(this::isNotListed);
    }

    String name() {
        return name;
    }

    /** Returns the issuer of the tokens that the application signs. */
    TrustedIssuer issuer() {
        return issuer;
    }

    /** Returns the requirements for the tokens that the application signs, with the keys that are not revoked. */
    IssuerPolicy policy() {
        AlgorithmAllowlist algorithms =
                AlgorithmAllowlist.of(issuer.issuer().algorithms(), source::algorithms, loaded.problems());
        return new IssuerPolicy(issuer, algorithms, source);
    }

    SessionCookies cookies(Connections connections) {
        return new SessionCookies(
                name, loaded.settings().session(), loaded.settings().transport().httpsRequired(), connections);
    }

    /** Returns a line for the startup summary. */
    String summary(SessionCookies cookies) {
        SessionSettings settings = loaded.settings().session();
        return "sessions in "
                + settings.store()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse("")
                + ", " + keys.summary(this::isNotListed)
                + ", cookies " + cookies.accessName() + " and " + cookies.renewalName();
    }

    /** Returns whether {@code keys.revoked} does not list a key. The store may not be available at startup. */
    private boolean isNotListed(VerificationKey key) {
        return !source.known().equivalent(key).isRevoked();
    }

    private @Nullable SessionBridge bridge(GuardSessions sessions, RequestChecks checks) {
        SessionSettings settings = loaded.settings().session();
        if (!settings.bridge() || loaded.settings().rollout().reportOnly()) {
            return null;
        }
        Set<String> roles = new LinkedHashSet<>(checks.roles());
        roles.addAll(settings.bridgeRoles());
        return new SessionBridge(sessions, roles, services.failures, services.nanoTime);
    }

    /** Creates the steps of requests with sessions, whose stores were opened without a problem. */
    SessionSteps steps(
            Revocations revocations,
            SessionCookies cookies,
            Connections connections,
            Authenticator authenticator,
            RequestChecks checks,
            Decisions decisions,
            RequestMonitor monitor,
            @Nullable LoginFactory logins,
            @Nullable BrowserLogin login) {
        SessionStore store = Objects.requireNonNull(services.sessions());
        SessionSettings settings = loaded.settings().session();
        boolean reportOnly = loaded.settings().rollout().reportOnly();
        String iss = SessionManager.issuer(name);
        TrustedKeys trusted = new TrustedKeys(keys, source, revocations, name, services.nanoTime);
        SessionManager manager = new SessionManager(
                name,
                settings,
                loaded.settings().clockSkew(),
                store,
                new StoredSessionRevocations(revocations, iss),
                trusted::writer,
                services.clock,
                logins == null || login == null ? RefreshPolicy.none() : logins.refreshPolicy(login),
                services.sessionCounters,
                services.unstoredLogins,
                services.events);
        SessionAlerts alerts = new SessionAlerts(monitor, services.events, services.sessionCounters, services.nanoTime);
        SessionRenewal renewal = new SessionRenewal(manager, cookies, authenticator, alerts, reportOnly, login != null);
        GuardSessions sessions =
                new GuardSessions(manager, cookies, authenticator, connections, alerts, iss, reportOnly);
        SessionEndpoints endpoints = new SessionEndpoints(
                settings, checks, decisions, renewal, sessions, cookies, trusted::jwkSet, reportOnly);
        LoginSteps steps = login == null || logins == null
                ? null
                : LoginSteps.of(
                        loaded.settings().login(),
                        login,
                        logins::probe,
                        sessions,
                        revocations,
                        cookies,
                        checks,
                        decisions);
        return new SessionSteps(renewal, endpoints, sessions, bridge(sessions, checks), cookies, steps);
    }
}
