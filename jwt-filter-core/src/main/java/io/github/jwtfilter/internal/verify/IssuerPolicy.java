package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The requirements for the tokens of one issuer: its names, algorithms, keys and claims. */
public final class IssuerPolicy {
    private final TrustedIssuer issuer;
    private final String name;
    private final List<String> issuers;
    private final AlgorithmAllowlist algorithms;
    private final KeySource keys;
    private final ClaimChecks checks;
    private final @Nullable Tenants tenants;

    /**
     * Creates the policy of the settings.
     *
     * @param issuer the issuer, with the requirements for the claims of its tokens
     * @param algorithms the accepted algorithms
     * @param keys its keys
     */
    public IssuerPolicy(TrustedIssuer issuer, AlgorithmAllowlist algorithms, KeySource keys) {
        this.issuer = issuer;
        this.name = issuer.name();
        this.issuers = issuer.issuer().issuers();
        this.algorithms = algorithms;
        this.keys = keys;
        List<TenantIssuer> tenantIssuers = issuer.issuer().tenantIssuers();
        this.tenants = tenantIssuers.isEmpty() ? null : new Tenants(tenantIssuers);
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

    /** Returns whether the issuer represents several tenants. */
    boolean isForTenants() {
        return tenants != null;
    }

    /** Returns whether {@code iss} is the issuer with the tenant of the token inserted. */
    boolean issued(JsonObject claims) {
        return tenants != null && tenants.issued(claims);
    }

    /** Returns the keys that may have signed a token with these claims; null for all. */
    @Nullable
    Predicate<VerificationKey> keysFor(JsonObject claims) {
        return tenants == null ? null : tenants.keysFor(claims);
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

    /** Returns the expected values of the claims, for the log. */
    ClaimComparison comparison() {
        return new ClaimComparison(issuer.claims(), issuer.issuer());
    }
}
