package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates principals from the verified tokens of one issuer. */
final class PrincipalFactory {
    private final List<String> claims;
    private final PrincipalName names;
    private final PrincipalPrefix prefix;
    private final ReservedPrefixes reserved;
    private final RoleMapper roles;

    /** {@code reserved} and {@code reservedRoles}: prefixes of other issuers, which no name or role of this issuer may start with. */
    PrincipalFactory(TrustedIssuer issuer, ReservedPrefixes reserved, ReservedPrefixes reservedRoles) {
        this.reserved = reserved;
        this.claims = issuer.identity().principalClaims();
        this.names = new PrincipalName(issuer.identity().principalClaims());
        this.prefix = new PrincipalPrefix(issuer);
        this.roles = new RoleMapper(issuer.identity(), reservedRoles);
    }

    /** Returns the principal, or null if the token contains no valid name. */
    @Nullable
    TokenPrincipal principal(VerifiedJwt token) {
        String name = name(token.json());
        return name == null ? null : new TokenPrincipal(name, roles.roles(token.json()), token);
    }

    /** Returns the claims that may contain the name, and the value found there, for the log. */
    FailedCheck compare(JsonObject token) {
        return FailedCheck.of(
                "principal.claims", "a name in " + String.join(", ", claims), ValueText.of(names.valueIn(token)));
    }

    /** Returns the name of the user, or null if the claims contain none, or one that is reserved for another issuer. */
    @Nullable
    String name(JsonObject claims) {
        String claimed = names.of(claims);
        String name = claimed == null ? null : prefix.addTo(claimed, claims);
        return name == null || reserved.contain(name) ? null : name;
    }

    /** Returns the name and the roles with their claims, for diagnostics. */
    IdentityExamination examine(JsonObject claims) {
        return new IdentityExamination(name(claims), names.claim(claims), roles.rolesByClaim(claims));
    }
}
