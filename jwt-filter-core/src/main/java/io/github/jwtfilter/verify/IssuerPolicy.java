package io.github.jwtfilter.verify;

import io.github.jwtfilter.algorithm.AlgorithmAllowlist;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.List;

/** What is asked of the tokens of one issuer: its names, its algorithms, its keys, its claims. */
public final class IssuerPolicy {
    private final String name;
    private final List<String> issuers;
    private final AlgorithmAllowlist algorithms;
    private final KeySource keys;
    private final ClaimChecks checks;

    /**
     * The policy that the settings describe.
     *
     * @param issuer the issuer, and what is asked of the claims of its tokens
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

    /** What the settings call the issuer. */
    String name() {
        return name;
    }

    /** The values of {@code iss} that select it; empty means any. */
    List<String> issuers() {
        return issuers;
    }

    /**
     * The accepted algorithms.
     *
     * @return the allowlist
     */
    public AlgorithmAllowlist algorithms() {
        return algorithms;
    }

    /**
     * The keys of the issuer.
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
