package io.github.jwtfilter.verify;

import io.github.jwtfilter.algorithm.AlgorithmAllowlist;
import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.util.HashSet;
import java.util.Set;

/** What is asked of the tokens of an issuer: its names, its algorithms, its keys, its claims. */
public final class IssuerPolicy {
    private final Set<String> issuers;
    private final AlgorithmAllowlist algorithms;
    private final KeySource keys;
    private final ClaimCheck checks;

    /**
     * The policy that the settings describe.
     *
     * @param issuer accepted issuers and audiences
     * @param claims what else is asked of the claims
     * @param algorithms the accepted algorithms
     * @param keys the issuer's keys
     */
    public IssuerPolicy(IssuerSettings issuer, ClaimSettings claims, AlgorithmAllowlist algorithms, KeySource keys) {
        this.issuers = new HashSet<>(issuer.issuers());
        this.algorithms = algorithms;
        this.keys = keys;
        this.checks = new ClaimChecks(claims, issuer);
    }

    /** Whether the token says that it comes from this issuer. */
    boolean covers(JsonObject claims) {
        return issuers.isEmpty() || issuers.contains(claims.string("iss"));
    }

    AlgorithmAllowlist algorithms() {
        return algorithms;
    }

    KeySource keys() {
        return keys;
    }

    ClaimCheck checks() {
        return checks;
    }
}
