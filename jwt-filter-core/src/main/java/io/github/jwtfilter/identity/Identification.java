package io.github.jwtfilter.identity;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.verify.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** Makes principals of the tokens of one issuer. */
final class Identification {
    private final PrincipalName names;
    private final String prefix;
    private final RoleMapper roles;

    Identification(IdentitySettings settings) {
        this.names = new PrincipalName(settings.principalClaims());
        this.prefix = settings.principalPrefix().orElse("");
        this.roles = new RoleMapper(settings);
    }

    /** The bearer, or null if the token names none. */
    @Nullable
    JwtPrincipal principal(VerifiedToken token) {
        String name = name(token.claims());
        return name == null ? null : new JwtPrincipal(name, roles.roles(token.claims()), token);
    }

    /** The name of the bearer, or null if the claims name none. */
    @Nullable
    String name(JsonObject claims) {
        String name = names.of(claims);
        return name == null ? null : withPrefix(name);
    }

    /** Mostly there is none, and adding nothing would still copy the name. */
    private String withPrefix(String name) {
        return prefix.isEmpty() ? name : prefix + name;
    }
}
