package io.github.jwtfilter.verify;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The policies of all issuers. The claim {@code iss} selects the policy, and is used for nothing else. */
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

    /** Returns the policy for a value of {@code iss}, or null if it is not configured. */
    @Nullable
    IssuerPolicy find(@Nullable String issuer) {
        IssuerPolicy named = byIssuer.get(issuer);
        return named == null ? ofAny : named;
    }

    /**
     * Equivalent to {@link #allow}. Passing this object to the header parser avoids a lambda, which would cost time at
     * startup.
     */
    @Override
    public boolean test(JwsAlgorithm algorithm) {
        return allow(algorithm);
    }

    /** Returns whether any issuer may use the algorithm. */
    boolean allow(JwsAlgorithm algorithm) {
        for (IssuerPolicy policy : all) {
            if (policy.algorithms().allows(algorithm)) {
                return true;
            }
        }
        return false;
    }
}
