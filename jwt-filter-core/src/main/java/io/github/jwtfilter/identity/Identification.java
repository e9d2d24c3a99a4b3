package io.github.jwtfilter.identity;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.verify.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** Makes principals of the tokens of one issuer. */
final class Identification {
    private final PrincipalName names;
    private final String prefix;
    private final ReservedPrefixes reserved;
    private final RoleMapper roles;

    /** {@code reserved} and {@code reservedRoles}: prefixes of other issuers, which no name or role of this issuer may start with. */
    Identification(IdentitySettings settings, ReservedPrefixes reserved, ReservedPrefixes reservedRoles) {
        this.reserved = reserved;
        this.names = new PrincipalName(settings.principalClaims());
        this.prefix = settings.principalPrefix().orElse("");
        this.roles = new RoleMapper(settings, reservedRoles);
    }

    /** The bearer, or null if the token names none. */
    @Nullable
    JwtPrincipal principal(VerifiedToken token) {
        String name = name(token.claims());
        return name == null ? null : new JwtPrincipal(name, roles.roles(token.claims()), token);
    }

    /** The name of the bearer, or null if the claims name none, or one that only another issuer can give. */
    @Nullable
    String name(JsonObject claims) {
        String claimed = names.of(claims);
        String name = claimed == null ? null : withPrefix(claimed);
        return name == null || reserved.contain(name) ? null : name;
    }

    /** Mostly there is none, and adding nothing would still copy the name. */
    private String withPrefix(String name) {
        return prefix.isEmpty() ? name : prefix + name;
    }
}
