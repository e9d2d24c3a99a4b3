package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoreException;
import org.jspecify.annotations.Nullable;

/** The revocations that concern sessions: access tokens of an ended session remain valid until they expire otherwise. */
public interface SessionRevocations {
    /**
     * Revokes the access tokens of a session.
     *
     * @param sessionId the claim {@code sid}
     * @param until the time after which none of them is valid, in milliseconds since 1970
     * @throws StoreException if they may not be revoked
     */
    void revoke(String sessionId, long until);

    /**
     * Returns whether an operator or the identity provider has revoked a session: by its ID, its user, its login at the provider or
     * the time of its start.
     *
     * @param sessionId the claim {@code sid}
     * @param subject the user
     * @param login the login at an identity provider, or null
     * @param startedAt the time of the login, in milliseconds since 1970
     * @return true if it must not be renewed
     * @throws StoreException if the store cannot be read
     */
    boolean isRevoked(String sessionId, String subject, @Nullable ProviderLogin login, long startedAt);
}
