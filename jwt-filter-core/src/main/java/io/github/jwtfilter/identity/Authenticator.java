package io.github.jwtfilter.identity;

import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.verify.TokenVerifier;
import io.github.jwtfilter.verify.VerifiedToken;

/** Verifies a token and names its bearer. */
public final class Authenticator {
    private final TokenVerifier verifier;
    private final PrincipalName names;
    private final RoleMapper roles;

    /**
     * An authenticator on top of a verifier.
     *
     * @param verifier verifies the tokens
     * @param settings where names and roles are found
     */
    public Authenticator(TokenVerifier verifier, IdentitySettings settings) {
        this.verifier = verifier;
        this.names = new PrincipalName(settings.principalClaims());
        this.roles = new RoleMapper(settings);
    }

    /**
     * Authenticates the bearer of a token.
     *
     * @param token any text
     * @return the principal, or why there is none
     */
    public Judgement<JwtPrincipal> authenticate(String token) {
        Judgement<VerifiedToken> verified = verifier.verify(token);
        Rejection rejection = verified.rejection();
        return rejection == null ? identify(verified.value()) : Judgement.rejected(rejection);
    }

    private Judgement<JwtPrincipal> identify(VerifiedToken token) {
        String name = names.of(token.claims());
        if (name == null) {
            return Judgement.rejected(Rejection.of(RejectionReason.NO_PRINCIPAL, token.label()));
        }
        return Judgement.accepted(new JwtPrincipal(name, roles.roles(token.claims()), token));
    }
}
