package io.github.jwtfilter;

import java.security.Principal;
import java.util.Set;

/**
 * The user that a verified token identifies. Two principals are equal if issuer and name are. Only verified tokens yield
 * instances.
 */
public interface JwtPrincipal extends Principal {
    /**
     * Returns the name of the user, from the claims that the settings list.
     *
     * @return never blank
     */
    @Override
    String getName();

    /**
     * Returns the roles of the user, after the mapping for the application.
     *
     * @return an unmodifiable set, possibly empty
     */
    Set<String> roles();

    /**
     * Returns whether the user has a role.
     *
     * @param role the name of the role, compared exactly
     * @return true if the roles contain it
     */
    boolean hasRole(String role);

    /**
     * Returns the token from which name and roles were read.
     *
     * @return the verified token
     */
    VerifiedToken token();

    /**
     * Returns the text of the token, for calls to other services on behalf of the user, also with {@code token.hide = true}. Anyone who has it
     * can act as the user: send it only to services in its audience, and never log or store it. It is no part of
     * {@code toString} and {@code equals}, and not a bean property, so that libraries which print or serialize objects do not see it.
     *
     * @return the three parts of the token, without a scheme such as {@code Bearer}
     */
    String tokenValue();
}
