package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies of all issuers. The claim {@code iss} selects the policy, and is used for nothing else. */
final class IssuerPolicies {
    private final List<IssuerPolicy> all;
    private final Map<String, IssuerPolicy> byIssuer = new HashMap<>();
    private final List<IssuerPolicy> forTenants = new ArrayList<>();
    private @Nullable IssuerPolicy ofAny;

    /** One of the issuers, in most settings the only one, which is compared without computing a hash code for each token. */
    private @Nullable String firstIssuer;

    private @Nullable IssuerPolicy ofFirstIssuer;

    IssuerPolicies(Collection<IssuerPolicy> policies) {
        all = new ArrayList<>(policies);
        for (IssuerPolicy policy : all) {
            if (policy.isForTenants()) {
                forTenants.add(policy);
                continue;
            }
            for (String issuer : policy.issuers()) {
                byIssuer.put(issuer, policy);
                if (firstIssuer == null) {
                    firstIssuer = issuer;
                    ofFirstIssuer = policy;
                }
            }
            if (policy.issuers().isEmpty()) {
                ofAny = policy;
            }
        }
    }

    /** Returns the policy if there is only one, otherwise null. */
    @Nullable
    IssuerPolicy only() {
        return all.size() == 1 ? all.get(0) : null;
    }

    /** Returns the policy for the issuer of a token, or null if that is not configured. */
    @Nullable
    IssuerPolicy find(JsonObject claims) {
        String name = claims.string("iss");
        IssuerPolicy byName = name != null && name.equals(firstIssuer) ? ofFirstIssuer : byIssuer.get(name);
        return byName == null ? findForTenants(claims) : byName;
    }

    private @Nullable IssuerPolicy findForTenants(JsonObject claims) {
        for (IssuerPolicy policy : forTenants) {
            if (policy.issued(claims)) {
                return policy;
            }
        }
        return ofAny;
    }

    /** Returns whether any issuer may use the algorithm. */
    boolean allows(JwsAlgorithm algorithm) {
        for (IssuerPolicy policy : all) {
            if (policy.algorithms().allows(algorithm)) {
                return true;
            }
        }
        return false;
    }
}
