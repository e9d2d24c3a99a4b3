package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.TenantIssuer;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is put before every principal name of an issuer. If the issuer stands for several tenants, it holds the tenant, since each
 * tenant names its users on its own.
 */
final class PrincipalPrefix {
    private final String prefix;
    private final boolean ofTenant;
    private final Collection<String> tenants;

    PrincipalPrefix(TrustedIssuer issuer) {
        String given = issuer.identity().principalPrefix().orElse("");
        ofTenant = !issuer.issuer().tenantIssuers().isEmpty();
        tenants = issuer.tenants();
        prefix = !ofTenant || given.contains(TenantIssuer.PLACEHOLDER) ? given : given + TenantIssuer.PLACEHOLDER + "/";
    }

    /** The name with the prefix. Mostly there is none, and adding nothing would still copy the name. */
    String addTo(String name, JsonObject claims) {
        if (prefix.isEmpty()) {
            return name;
        }
        // The verifier has checked that the tenant is that of the issuer.
        return (ofTenant ? of(String.valueOf(claims.string(TenantIssuer.CLAIM))) : prefix) + name;
    }

    /** Every prefix that names of this issuer can have. */
    Collection<String> all() {
        if (!ofTenant) {
            return Collections.singleton(prefix);
        }
        Set<String> all = new LinkedHashSet<>();
        tenants.forEach(tenant -> all.add(of(tenant)));
        return Collections.unmodifiableSet(all);
    }

    private String of(String tenant) {
        return prefix.replace(TenantIssuer.PLACEHOLDER, tenant);
    }
}
