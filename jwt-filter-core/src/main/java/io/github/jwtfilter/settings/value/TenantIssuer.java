package io.github.jwtfilter.settings.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The issuer of several tenants of Entra ID: {@code {tenantid}} in it is a placeholder of the tenant, which is in the claim
 * {@code tid}. The tenants that are accepted are those of {@code claims.match.tid}.
 */
public final class TenantIssuer {
    /** The placeholder of the tenant in issuers, in the metadata of Entra ID and in its JWKs. */
    public static final String PLACEHOLDER = "{tenantid}";

    /** The claim that names the tenant. */
    public static final String CLAIM = "tid";

    private static final Pattern FORM = Pattern.compile("https?://[^/{}]+/\\{tenantid}(?:/[^{}]*)?");
    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Its tokens of version 1 name a host whose metadata Microsoft documents under another one. */
    private static final String HOST_OF_VERSION_1 = "//sts.windows.net/";

    private static final String HOST_OF_METADATA = "//login.microsoftonline.com/";

    private final String template;

    private TenantIssuer(String template) {
        this.template = template;
    }

    /**
     * Reads an issuer.
     *
     * @param issuer an accepted value of {@code iss}
     * @return the issuer, or null if it has no placeholder
     */
    public static @Nullable TenantIssuer find(String issuer) {
        return FORM.matcher(issuer).matches() ? new TenantIssuer(issuer) : null;
    }

    /** Returns the issuers with a placeholder. */
    public static List<TenantIssuer> findAll(List<String> issuers) {
        List<TenantIssuer> found = new ArrayList<>();
        for (String issuer : issuers) {
            TenantIssuer tenants = find(issuer);
            if (tenants != null) {
                found.add(tenants);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /**
     * Returns whether a text is the ID of a tenant.
     *
     * @param text any text
     * @return true for a GUID in lower case, as tokens have it
     */
    public static boolean isTenant(String text) {
        return TENANT.matcher(text).matches();
    }

    /**
     * Returns the issuer of one tenant.
     *
     * @param tenant the ID of the tenant
     * @return the value of {@code iss} in its tokens
     */
    public String of(String tenant) {
        return template.replace(PLACEHOLDER, tenant);
    }

    /**
     * Returns the addresses of the issuer that have the metadata for all tenants.
     *
     * @return one or more addresses, in the order in which they are tried
     */
    public List<String> metadataIssuers() {
        String organizations = of("organizations");
        List<String> addresses = new ArrayList<>();
        if (organizations.contains(HOST_OF_VERSION_1)) {
            addresses.add(organizations.replace(HOST_OF_VERSION_1, HOST_OF_METADATA));
        }
        addresses.add(organizations);
        return Collections.unmodifiableList(addresses);
    }

    @Override
    public String toString() {
        return template;
    }
}
