package io.github.jwtfilter.verify;

import io.github.jwtfilter.algorithm.AlgorithmAllowlist;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.List;

/** The requirements for the tokens of one issuer: its names, algorithms, keys and claims. */
public final class IssuerPolicy {
    private final String name;
    private final List<String> issuers;
    private final AlgorithmAllowlist algorithms;
    private final KeySource keys;
    private final ClaimChecks checks;

    /**
     * Creates the policy of the settings.
     *
     * @param issuer the issuer, with the requirements for the claims of its tokens
     * @param algorithms the accepted algorithms
     * @param keys its keys
     */
    public IssuerPolicy(TrustedIssuer issuer, AlgorithmAllowlist algorithms, KeySource keys) {
        this.name = issuer.name();
        this.issuers = issuer.issuer().issuers();
        this.algorithms = algorithms;
        this.keys = keys;
        this.checks = new ClaimChecks(issuer.claims(), issuer.issuer());
    }

    /** Returns the name of the issuer in the settings. */
    String name() {
        return name;
    }

    /** Returns the values of {@code iss} that select this policy; empty means any. */
    List<String> issuers() {
        return issuers;
    }

    /**
     * Returns the accepted algorithms.
     *
     * @return the allowlist
     */
    public AlgorithmAllowlist algorithms() {
        return algorithms;
    }

    /**
     * Returns the keys of the issuer.
     *
     * @return their source
     */
    public KeySource keys() {
        return keys;
    }

    ClaimChecks checks() {
        return checks;
    }
}
