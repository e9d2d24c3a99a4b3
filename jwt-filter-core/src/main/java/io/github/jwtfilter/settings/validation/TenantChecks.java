package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.List;
import java.util.Locale;

/** Checks an issuer of several tenants of Entra ID. */
final class TenantChecks {
    private static final String KEY = ClaimSettings.MATCH.stem() + TenantIssuer.CLAIM;
    private static final String EXAMPLE = "11111111-2222-3333-4444-555555555555";

    private final TrustedIssuer issuer;
    private final Report problems;

    TenantChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
    }

    void run() {
        List<TenantIssuer> templates = issuer.issuer().tenantIssuers();
        if (templates.isEmpty()) {
            withoutTenants();
            return;
        }
        if (templates.size() < issuer.issuer().issuers().size()) {
            problems.error(
                    IssuerSettings.ISSUER.name(),
                    "lists an issuer with {tenantid} together with others",
                    "configure the others separately as issuers.<name>.issuer");
        }
        if (issuer.scope().get(KEY) == null) {
            problems.error(
                    KEY,
                    "is missing: with {tenantid} in issuer, every customer of Entra ID could issue tokens",
                    "list the IDs of the permitted tenants in a line like `"
                            + issuer.scope().own(KEY) + " = " + EXAMPLE + "`");
        }
        issuer.tenants().forEach(this::checkTenant);
    }

    private void withoutTenants() {
        if (issuer.identity().principalPrefix().orElse("").contains(TenantIssuer.PLACEHOLDER)) {
            problems.error(
                    IdentitySettings.PRINCIPAL_PREFIX.name(),
                    "contains {tenantid}, but issuer does not",
                    "write the prefix itself, or an issuer with {tenantid}");
        }
    }

    private void checkTenant(String tenant) {
        if (TenantIssuer.isTenant(tenant)) {
            return;
        }
        String shown = problems.displayText(KEY, tenant);
        String lower = tenant.toLowerCase(Locale.ROOT);
        problems.error(
                KEY,
                "contains " + LogText.quoted(shown) + ", which is not the ID of a tenant as in tokens",
                shown.equals(tenant) && TenantIssuer.isTenant(lower)
                        ? "write it in lower case: " + lower
                        : "write the ID of each tenant, such as " + EXAMPLE + ", neither its domain nor a pattern");
    }
}
