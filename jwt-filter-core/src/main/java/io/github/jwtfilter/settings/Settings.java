package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything the settings file says, typed and immutable. */
public final class Settings {
    private final List<TrustedIssuer> issuers;
    private final TokenSettings token;
    private final ExposeSettings expose;
    private final PathSettings path;
    private final AccessSettings access;
    private final ChallengeSettings challenge;
    private final CsrfSettings csrf;
    private final CorsSettings cors;
    private final TransportSettings transport;
    private final CacheSettings cache;
    private final RolloutSettings rollout;
    private final RevokedKeys revokedKeys;
    private final DeploymentSettings deployment;

    Settings(List<TrustedIssuer> issuers, Values values) {
        this.issuers = Collections.unmodifiableList(new ArrayList<>(issuers));
        // Where each issuer has a line of its own instead of a shared one, the problems of the latter are told all the
        // same.
        new ClaimSettings(values);
        token = new TokenSettings(values);
        expose = new ExposeSettings(values);
        path = new PathSettings(values);
        access = new AccessSettings(values);
        challenge = new ChallengeSettings(values);
        csrf = new CsrfSettings(values);
        cors = new CorsSettings(values);
        transport = new TransportSettings(values);
        cache = new CacheSettings(values);
        rollout = new RolloutSettings(values);
        revokedKeys = new RevokedKeys(values);
        deployment = new DeploymentSettings(values);
    }

    /**
     * Whose tokens are accepted.
     *
     * @return one or more issuers, no two of which have a name in common
     */
    public List<TrustedIssuer> issuers() {
        return issuers;
    }

    /**
     * Where the token stands.
     *
     * @return the section
     */
    public TokenSettings token() {
        return token;
    }

    /**
     * Which claims the application sees in the request.
     *
     * @return the section
     */
    public ExposeSettings expose() {
        return expose;
    }

    /**
     * Which paths are admitted.
     *
     * @return the section
     */
    public PathSettings path() {
        return path;
    }

    /**
     * Who may do what.
     *
     * @return the section
     */
    public AccessSettings access() {
        return access;
    }

    /**
     * How refusals are answered.
     *
     * @return the section
     */
    public ChallengeSettings challenge() {
        return challenge;
    }

    /**
     * Whose pages may make a browser change something.
     *
     * @return the section
     */
    public CsrfSettings csrf() {
        return csrf;
    }

    /**
     * Whose pages may read answers.
     *
     * @return the section
     */
    public CorsSettings cors() {
        return cors;
    }

    /**
     * What is asked of the transport.
     *
     * @return the section
     */
    public TransportSettings transport() {
        return transport;
    }

    /**
     * What is remembered of tokens that were found good.
     *
     * @return the section
     */
    public CacheSettings cache() {
        return cache;
    }

    /**
     * What eases the way from how the application is protected today.
     *
     * @return the section
     */
    public RolloutSettings rollout() {
        return rollout;
    }

    /**
     * The keys that are not trusted, of no issuer.
     *
     * @return their names
     */
    public RevokedKeys revokedKeys() {
        return revokedKeys;
    }

    /**
     * How the filter must be deployed.
     *
     * @return the section
     */
    public DeploymentSettings deployment() {
        return deployment;
    }
}
