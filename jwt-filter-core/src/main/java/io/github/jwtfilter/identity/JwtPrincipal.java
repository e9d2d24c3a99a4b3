package io.github.jwtfilter.identity;

import io.github.jwtfilter.verify.VerifiedToken;
import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user of a verified token. Two principals are equal if both issuer and name are equal. */
public final class JwtPrincipal implements Principal {
    private final String name;
    private final Set<String> roles;
    private final VerifiedToken token;

    JwtPrincipal(String name, Set<String> roles, VerifiedToken token) {
        this.name = name;
        this.roles = roles;
        this.token = token;
    }

    /**
     * Returns the name of the user, from the claims that the settings list.
     *
     * @return never blank
     */
    @Override
    public String getName() {
        return name;
    }

    /**
     * Returns the roles of the user, after the mapping for the application.
     *
     * @return an unmodifiable set, possibly empty
     */
    public Set<String> roles() {
        return roles;
    }

    /**
     * Returns whether the user has a role.
     *
     * @param role the name of the role, compared exactly
     * @return true if the roles contain it
     */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /**
     * Returns the token from which name and roles were read.
     *
     * @return the verified token
     */
    public VerifiedToken token() {
        return token;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwtPrincipal
                && name.equals(((JwtPrincipal) other).name)
                && Objects.equals(token.issuer(), ((JwtPrincipal) other).token.issuer());
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
