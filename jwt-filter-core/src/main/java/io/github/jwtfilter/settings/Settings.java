package io.github.jwtfilter.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The contents of a settings file, typed and immutable. */
public final class Settings {
    /** The maximum number of issuers. */
    public static final int MAX_ISSUERS = 50;

    private final List<TrustedIssuer> issuers;
    private final Duration clockSkew;
    private final TokenSettings token;
    private final ExposeSettings expose;
    private final PathSettings path;
    private final AccessSettings access;
    private final ChallengeSettings challenge;
    private final ResponseSettings response;
    private final CsrfSettings csrf;
    private final CorsSettings cors;
    private final TransportSettings transport;
    private final SessionSettings session;
    private final LoginSettings login;
    private final Optional<TrustedIssuer> loginIssuer;
    private final RevocationSettings revocation;
    private final StoreSettings store;
    private final CacheSettings cache;
    private final FloodSettings flood;
    private final RolloutSettings rollout;
    private final RevokedKeys revokedKeys;
    private final LogSettings log;
    private final EventSettings events;
    private final MonitorSettings monitor;
    private final OperationSettings operation;
    private final DeploymentSettings deployment;

    /**
     * Reads all sections.
     *
     * @param issuers the trusted issuers
     * @param loginIssuer the one at which users log in, if any
     * @param values the values that apply to all issuers
     */
    public Settings(List<TrustedIssuer> issuers, Optional<TrustedIssuer> loginIssuer, Values values) {
        this.issuers = Collections.unmodifiableList(new ArrayList<>(issuers));
        this.loginIssuer = loginIssuer;
        // Also reports the problems of shared lines that every issuer overrides.
        clockSkew = new ClaimSettings(values).clockSkew();
        token = new TokenSettings(values);
        expose = new ExposeSettings(values);
        path = new PathSettings(values);
        access = new AccessSettings(values);
        challenge = new ChallengeSettings(values);
        response = new ResponseSettings(values);
        csrf = new CsrfSettings(values);
        cors = new CorsSettings(values);
        transport = new TransportSettings(values);
        session = new SessionSettings(values);
        login = new LoginSettings(values);
        revocation = new RevocationSettings(values, session.store());
        store = new StoreSettings(values);
        cache = new CacheSettings(values);
        flood = new FloodSettings(values);
        rollout = new RolloutSettings(values);
        revokedKeys = new RevokedKeys(values);
        log = new LogSettings(values);
        events = new EventSettings(values);
        monitor = new MonitorSettings(values);
        operation = new OperationSettings(values);
        deployment = new DeploymentSettings(values);
    }

    /**
     * Returns the trusted issuers.
     *
     * @return issuers without common names; none only if the filter accepts no tokens but those of its own sessions
     */
    public List<TrustedIssuer> issuers() {
        return issuers;
    }

    /**
     * Returns the issuers whose tokens are accepted in requests.
     *
     * @return {@link #issuers()} without one that is used for the login only
     */
    public List<TrustedIssuer> apiIssuers() {
        List<TrustedIssuer> accepted = new ArrayList<>(issuers);
        if (loginIssuer.isPresent() && isLoginOnly(loginIssuer.get())) {
            accepted.remove(loginIssuer.get());
        }
        return Collections.unmodifiableList(accepted);
    }

    /**
     * Returns whether an issuer is used for the login only: it is that of the login, and has no {@code audience}.
     *
     * @param issuer one of {@link #issuers()}
     * @return true if its tokens are not accepted in requests
     */
    public boolean isLoginOnly(TrustedIssuer issuer) {
        return loginIssuer.orElse(null) == issuer && !issuer.scope().has(IssuerSettings.AUDIENCE);
    }

    /**
     * Returns the issuer at which users log in, with its requirements for tokens in requests; those for ID tokens are
     * {@link TrustedIssuer#ofLogin}.
     *
     * @return one of {@link #issuers()}, or empty without a login
     */
    public Optional<TrustedIssuer> loginIssuer() {
        return loginIssuer;
    }

    /**
     * Returns the clock skew for tokens of the filter's own sessions.
     *
     * @return zero to ten minutes
     */
    public Duration clockSkew() {
        return clockSkew;
    }

    /**
     * Returns the settings of the token source.
     *
     * @return the section
     */
    public TokenSettings token() {
        return token;
    }

    /**
     * Returns the claims that are exposed to the application.
     *
     * @return the section
     */
    public ExposeSettings expose() {
        return expose;
    }

    /**
     * Returns the permitted ambiguous paths.
     *
     * @return the section
     */
    public PathSettings path() {
        return path;
    }

    /**
     * Returns the access rules.
     *
     * @return the section
     */
    public AccessSettings access() {
        return access;
    }

    /**
     * Returns the settings of responses to rejected requests.
     *
     * @return the section
     */
    public ChallengeSettings challenge() {
        return challenge;
    }

    /**
     * Returns the settings of the application's responses.
     *
     * @return the section
     */
    public ResponseSettings response() {
        return response;
    }

    /**
     * Returns the settings of the CSRF protection.
     *
     * @return the section
     */
    public CsrfSettings csrf() {
        return csrf;
    }

    /**
     * Returns the CORS settings.
     *
     * @return the section
     */
    public CorsSettings cors() {
        return cors;
    }

    /**
     * Returns the requirements for the transport.
     *
     * @return the section
     */
    public TransportSettings transport() {
        return transport;
    }

    /**
     * Returns the settings of the sessions that the filter issues tokens for.
     *
     * @return the section
     */
    public SessionSettings session() {
        return session;
    }

    /**
     * Returns the settings of the login at an identity provider.
     *
     * @return the section
     */
    public LoginSettings login() {
        return login;
    }

    /**
     * Returns the settings of the revocation of tokens.
     *
     * @return the section
     */
    public RevocationSettings revocation() {
        return revocation;
    }

    /**
     * Returns whether sessions or revocations are in a kind of store.
     *
     * @param kind the kind
     * @return true if it is that of one of them
     */
    public boolean uses(StoreKind kind) {
        return session.store().orElse(null) == kind || revocation.store().orElse(null) == kind;
    }

    /**
     * Returns the settings of the stores for sessions and revocations.
     *
     * @return the section
     */
    public StoreSettings store() {
        return store;
    }

    /**
     * Returns the settings of the token cache.
     *
     * @return the section
     */
    public CacheSettings cache() {
        return cache;
    }

    /**
     * Returns the limits for signature checks of tokens that are not cached.
     *
     * @return the section
     */
    public FloodSettings flood() {
        return flood;
    }

    /**
     * Returns the settings for the migration of an application that is already protected.
     *
     * @return the section
     */
    public RolloutSettings rollout() {
        return rollout;
    }

    /**
     * Returns the untrusted keys of all issuers.
     *
     * @return their names
     */
    public RevokedKeys revokedKeys() {
        return revokedKeys;
    }

    /**
     * Returns the settings of the log lines about requests.
     *
     * @return the section
     */
    public LogSettings log() {
        return log;
    }

    /**
     * Returns the settings of listeners and of the audit log.
     *
     * @return the section
     */
    public EventSettings events() {
        return events;
    }

    /**
     * Returns the settings of alerts about requests that may be an attack.
     *
     * @return the section
     */
    public MonitorSettings monitor() {
        return monitor;
    }

    /**
     * Returns the settings of metrics, health and reload.
     *
     * @return the section
     */
    public OperationSettings operation() {
        return operation;
    }

    /**
     * Returns the requirements for the deployment of the filter.
     *
     * @return the section
     */
    public DeploymentSettings deployment() {
        return deployment;
    }
}
