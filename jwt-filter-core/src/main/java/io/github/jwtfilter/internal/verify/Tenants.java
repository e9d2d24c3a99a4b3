package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Recognizes the tokens of an issuer that represents several tenants, and the keys that may sign them. */
final class Tenants {
    private final List<TenantIssuer> issuers;

    Tenants(Collection<TenantIssuer> issuers) {
        this.issuers = new ArrayList<>(issuers);
    }

    /** Returns whether {@code iss} is one of these issuers with the tenant of the token inserted. */
    boolean issued(JsonObject claims) {
        String issuer = claims.string("iss");
        String tenant = tenant(claims);
        return issuer != null && tenant != null && namesOf(tenant).contains(issuer);
    }

    /**
     * Returns the keys that may sign a token. The tenants share one set, in which a key may have a member {@code issuer}: then it signs only
     * tokens of that issuer, which may contain {@code {tenantid}}.
     */
    Predicate<VerificationKey> keysFor(JsonObject claims) {
        String tenant = tenant(claims);
        Set<String> names = tenant == null ? new HashSet<>() : namesOf(tenant);
        return key -> {
            String owner = key.issuer();
            return owner == null || (tenant != null && names.contains(owner.replace(TenantIssuer.PLACEHOLDER, tenant)));
        };
    }

    private Set<String> namesOf(String tenant) {
        Set<String> names = new HashSet<>();
        for (TenantIssuer issuer : issuers) {
            names.add(issuer.of(tenant));
        }
        return names;
    }

    private static @Nullable String tenant(JsonObject claims) {
        String tenant = claims.string(TenantIssuer.CLAIM);
        return tenant != null && TenantIssuer.isTenant(tenant) ? tenant : null;
    }
}
