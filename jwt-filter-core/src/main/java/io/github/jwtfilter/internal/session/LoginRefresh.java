package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;

/** Refreshes logins with the refresh tokens of the identity provider (RFC 6749 section 6). Thread-safe. */
public interface LoginRefresh {
    /**
     * Refreshes a login. Returns within the lease of the {@link RefreshPolicy}, during which no other request refreshes it.
     *
     * @param login the login with the tokens of the last refresh
     * @return the user and the login at present; {@link RejectionReason#LOGIN_ENDED} if the provider rejects the refresh token, or has
     *     issued none; {@link RejectionReason#PROVIDER_UNAVAILABLE} if it is not known. Every other reason of the kind
     *     {@link io.github.jwtfilter.RejectionKind#UNAVAILABLE} has the effect of the latter, and all others that of the former
     */
    Result<RefreshedLogin> refresh(ProviderLogin login);
}
