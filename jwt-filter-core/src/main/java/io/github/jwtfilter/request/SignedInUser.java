package io.github.jwtfilter.request;

import org.jspecify.annotations.Nullable;

/** Somebody who is signed in by other means than a token: to the server, or to the application itself. */
public interface SignedInUser {
    /**
     * What the user is called there.
     *
     * @return the name, or null if it is not known
     */
    @Nullable
    String name();

    /**
     * Whether the user is in a role, as far as the server knows.
     *
     * @param role the name of the role
     * @return true if so
     */
    boolean isInRole(String role);
}
