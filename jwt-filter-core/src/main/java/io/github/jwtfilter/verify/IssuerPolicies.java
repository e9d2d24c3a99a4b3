package io.github.jwtfilter.verify;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The policies of all issuers. The claim {@code iss} chooses among them, and is used for nothing else. */
final class IssuerPolicies implements Predicate<JwsAlgorithm> {
    private final List<IssuerPolicy> all;
    private final Map<String, IssuerPolicy> byIssuer = new HashMap<>();
    private @Nullable IssuerPolicy ofAny;

    IssuerPolicies(Collection<IssuerPolicy> policies) {
        all = new ArrayList<>(policies);
        for (IssuerPolicy policy : all) {
            for (String issuer : policy.issuers()) {
                byIssuer.put(issuer, policy);
            }
            if (policy.issuers().isEmpty()) {
                ofAny = policy;
            }
        }
    }

    /** The policy for a value of {@code iss}, or null if it is none of the configured ones. */
    @Nullable
    IssuerPolicy find(@Nullable String issuer) {
        IssuerPolicy named = byIssuer.get(issuer);
        return named == null ? ofAny : named;
    }

    /** The same as {@link #allow}: who reads headers is handed this object, which costs no lambda at the start. */
    @Override
    public boolean test(JwsAlgorithm algorithm) {
        return allow(algorithm);
    }

    /** Whether there is an issuer whose tokens may use the algorithm. */
    boolean allow(JwsAlgorithm algorithm) {
        for (IssuerPolicy policy : all) {
            if (policy.algorithms().allows(algorithm)) {
                return true;
            }
        }
        return false;
    }
}
