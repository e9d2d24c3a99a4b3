package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.TrustedIssuer;
import org.jspecify.annotations.Nullable;

/** Finds published keys whose signature checks take much more time than those of usual keys. */
public final class CostlyKeys {
    /** What to do about such a key. */
    public static final String REMEDY = "set algorithms to those with which the issuer signs";

    private static final int MAX_RSA_BITS = 3_072;

    private CostlyKeys() {}

    /**
     * Returns a finding if clients choose the algorithm, and a key makes their choice expensive.
     *
     * @param issuer the issuer with its accepted algorithms
     * @param keys its published keys
     * @return a predicate about the keys, or null if there is no such key, or {@code algorithms} is set
     */
    public static @Nullable String find(TrustedIssuer issuer, KeySet keys) {
        if (issuer.issuer().algorithms().isPresent()) {
            return null;
        }
        for (VerificationKey key : keys.keys()) {
            if (key.algorithms().contains(JwsAlgorithm.ES512) || key.rsaBits() > MAX_RSA_BITS) {
                return "contain " + key.type() + " (kid " + LogText.of(key.keyId()) + "), and algorithms is not set:"
                        + " the sender of a forged token chooses the most expensive signature check";
            }
        }
        return null;
    }
}
