package io.github.jwtfilter.key.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where issuers publish their metadata. */
final class WellKnown {
    private WellKnown() {}

    /** The first issuer that is an address at all, and one that may be asked. */
    static Optional<String> discoverable(List<String> issuers) {
        return issuers.stream().filter(WellKnown::isAddress).findFirst();
    }

    private static boolean isAddress(String issuer) {
        try {
            URI uri = new URI(issuer);
            return AllowedAddresses.isSecure(uri) && uri.getRawQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** OpenID Connect appends the path (Discovery 1.0 section 4.1), OAuth puts it first (RFC 8414 section 3.1). */
    static List<URI> places(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI uri = URI.create(base);
        String root = uri.getScheme() + "://" + uri.getRawAuthority();
        return Arrays.asList(
                URI.create(base + "/.well-known/openid-configuration"),
                URI.create(root + "/.well-known/oauth-authorization-server" + uri.getRawPath()));
    }
}
