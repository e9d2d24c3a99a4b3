package io.github.jwtfilter.internal.metadata;

import io.github.jwtfilter.settings.value.TenantIssuer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Computes the metadata URLs of issuers. */
public final class WellKnown {
    private WellKnown() {}

    /**
     * Returns the URLs of an issuer. All tenants of Entra ID share one document.
     *
     * @param issuer the value of {@code iss}, which is a URL
     * @return one or more addresses, in the order in which they are tried
     */
    public static List<URI> addresses(String issuer) {
        TenantIssuer tenants = TenantIssuer.find(issuer);
        return tenants == null
                ? addressesOf(issuer)
                : tenants.metadataIssuers().stream()
                        .map(address -> addressesOf(address).get(0))
                        .collect(Collectors.toList());
    }

    /**
     * Returns the URLs: OpenID Connect appends the well-known path (Discovery 1.0 section 4.1), OAuth inserts it before the
     * path of the issuer (RFC 8414 section 3.1).
     */
    private static List<URI> addressesOf(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI uri = URI.create(base);
        String root = uri.getScheme() + "://" + uri.getRawAuthority();
        return Arrays.asList(
                URI.create(base + "/.well-known/openid-configuration"),
                URI.create(root + "/.well-known/oauth-authorization-server" + uri.getRawPath()));
    }
}
