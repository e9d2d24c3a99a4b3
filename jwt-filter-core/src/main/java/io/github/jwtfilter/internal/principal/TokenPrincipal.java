package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user of a verified token. Two principals are equal if both issuer and name are equal. */
public final class TokenPrincipal implements JwtPrincipal {
    private final String name;
    private final Set<String> roles;
    private final VerifiedJwt token;
    private final String tokenValue;

    private TokenPrincipal(String name, Set<String> roles, VerifiedJwt token, String tokenValue) {
        this.name = name;
        this.roles = roles;
        this.token = token;
        this.tokenValue = tokenValue;
    }

    /** Creates a principal for the cache, without the text of the token. */
    TokenPrincipal(String name, Set<String> roles, VerifiedJwt token) {
        this(name, roles, token, "");
    }

    /** Creates the same principal for one request, with the text of the token. */
    TokenPrincipal with(String value) {
        return new TokenPrincipal(name, roles, token, value);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    @Override
    public VerifiedJwt token() {
        return token;
    }

    @Override
    public String tokenValue() {
        return tokenValue;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenPrincipal
                && name.equals(((TokenPrincipal) other).name)
                && Objects.equals(token.issuer(), ((TokenPrincipal) other).token.issuer());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
