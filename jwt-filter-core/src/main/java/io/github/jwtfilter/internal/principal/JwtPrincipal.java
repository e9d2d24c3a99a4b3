package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.verify.VerifiedToken;
import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user of a verified token. Two principals are equal if both issuer and name are equal. */
public final class JwtPrincipal implements Principal {
    private final String name;
    private final Set<String> roles;
    private final VerifiedToken token;
    private final String tokenValue;

    private JwtPrincipal(String name, Set<String> roles, VerifiedToken token, String tokenValue) {
        this.name = name;
        this.roles = roles;
        this.token = token;
        this.tokenValue = tokenValue;
    }

    /** A principal to be cached, which does not hold the token as it was sent. */
    JwtPrincipal(String name, Set<String> roles, VerifiedToken token) {
        this(name, roles, token, "");
    }

    /** The same principal for one request, with the token as it was sent. */
    JwtPrincipal with(String value) {
        return new JwtPrincipal(name, roles, token, value);
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

    /**
     * The token as it was sent, for calls to other services on behalf of the user, also with {@code token.hide = true}. Anyone who has it
     * can act as the user: send it only to services that the user's token is meant for, and never log or store it. It is no part of
     * {@code toString} and {@code equals}, and not a bean property, so that libraries which print or serialize objects do not see it.
     *
     * @return the three parts of the token, without a scheme such as {@code Bearer}
     */
    public String tokenValue() {
        return tokenValue;
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
