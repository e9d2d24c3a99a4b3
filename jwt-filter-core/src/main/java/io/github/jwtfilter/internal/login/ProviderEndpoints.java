package io.github.jwtfilter.internal.login;

import java.net.URI;
import java.util.Optional;

/** The endpoints in the settings, which take precedence over those of the metadata. Immutable. */
public final class ProviderEndpoints {
    private final Optional<URI> authorization;
    private final Optional<URI> token;
    private final Optional<URI> userinfo;
    private final Optional<URI> endSession;

    /**
     * Creates endpoints. Each is an https address, or http where the settings permit it, without user name and fragment.
     *
     * @param authorization the value of {@code login.authorization-endpoint}
     * @param token the value of {@code login.token-endpoint}
     * @param userinfo the value of {@code login.userinfo-endpoint}
     * @param endSession the value of {@code login.end-session-endpoint}
     */
    public ProviderEndpoints(
            Optional<URI> authorization, Optional<URI> token, Optional<URI> userinfo, Optional<URI> endSession) {
        this.authorization = authorization;
        this.token = token;
        this.userinfo = userinfo;
        this.endSession = endSession;
    }

    /** Returns no endpoints: all of them are those of the metadata. */
    public static ProviderEndpoints none() {
        return new ProviderEndpoints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns whether the metadata are not needed: the two mandatory endpoints are in the settings. */
    boolean areComplete() {
        return authorization.isPresent() && token.isPresent();
    }

    Optional<URI> authorization() {
        return authorization;
    }

    Optional<URI> token() {
        return token;
    }

    Optional<URI> userinfo() {
        return userinfo;
    }

    Optional<URI> endSession() {
        return endSession;
    }
}
