package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The prefix of the principal names of an issuer. For an issuer of several tenants it contains the tenant, since each tenant has its
 * own user names.
 */
final class PrincipalPrefix {
    private final String prefix;
    private final boolean ofTenant;
    private final Collection<String> tenants;

    PrincipalPrefix(TrustedIssuer issuer) {
        String configured = issuer.identity().principalPrefix().orElse("");
        ofTenant = !issuer.issuer().tenantIssuers().isEmpty();
        tenants = issuer.tenants();
        prefix = !ofTenant || configured.contains(TenantIssuer.PLACEHOLDER)
                ? configured
                : configured + TenantIssuer.PLACEHOLDER + "/";
    }

    /** Returns the name with the prefix. Most issuers have no prefix; concatenation with an empty one would copy the name. */
    String addTo(String name, JsonObject claims) {
        if (prefix.isEmpty()) {
            return name;
        }
        // The verifier has checked that the tenant is that of the issuer.
        return (ofTenant ? of(String.valueOf(claims.string(TenantIssuer.CLAIM))) : prefix) + name;
    }

    /** Returns all prefixes that names of this issuer can have. */
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
