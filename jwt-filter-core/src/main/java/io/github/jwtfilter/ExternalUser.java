package io.github.jwtfilter;

import org.jspecify.annotations.Nullable;

/** A user who is authenticated by other means than a token: by the server, or by the application itself. */
public interface ExternalUser {
    /**
     * Returns the name of the user there.
     *
     * @return the name, or null if it is not known
     */
    @Nullable
    String name();

    /**
     * Returns whether the user is in a role, as far as the server knows.
     *
     * @param role the name of the role
     * @return true if the user is in the role
     */
    boolean isInRole(String role);
}
