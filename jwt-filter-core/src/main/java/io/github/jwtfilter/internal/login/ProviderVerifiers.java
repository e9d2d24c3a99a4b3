package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.settings.LoginSettings.ClaimsFrom;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.util.Collections;

/** Verifies the tokens that the provider issues for the login of a user, with the keys of its issuer. Thread-safe. */
public final class ProviderVerifiers {
    private final TokenVerifier idTokens;
    private final TokenVerifier accessTokens;
    private final TokenVerifier logoutTokens;
    private final UserRequirements requirements;

    /**
     * Creates verifiers.
     *
     * @param issuer the issuer of the login
     * @param clientId the client, which is the audience of ID tokens and logout tokens
     * @param source the claims about the user, to which their requirements in the settings apply
     * @param algorithms the accepted algorithms
     * @param keys the keys of the issuer
     * @param clock the clock for the date checks
     * @param limits the limits of signature checks, for logout tokens, which any client can send
     */
    public ProviderVerifiers(
            TrustedIssuer issuer,
            String clientId,
            ClaimsFrom source,
            AlgorithmAllowlist algorithms,
            KeySource keys,
            Clock clock,
            FloodLimits limits) {
        TrustedIssuer unrestricted = TrustedIssuer.ofLoginWithoutClaims(issuer, clientId);
        idTokens = verifier(TokenSettings.ofLogin(), unrestricted, algorithms, keys, clock, limits);
        accessTokens = verifier(
                TokenSettings.ofLogin(), TrustedIssuer.ofLoginForAnyAudience(issuer), algorithms, keys, clock, limits);
        logoutTokens = verifier(TokenSettings.ofLogout(), unrestricted, algorithms, keys, clock, limits);
        requirements =
                new UserRequirements(TrustedIssuer.ofLogin(issuer, clientId).claims(), source);
    }

    private static TokenVerifier verifier(
            TokenSettings token,
            TrustedIssuer issuer,
            AlgorithmAllowlist algorithms,
            KeySource keys,
            Clock clock,
            FloodLimits limits) {
        return new TokenVerifier(
                token, Collections.singletonList(new IssuerPolicy(issuer, algorithms, keys)), clock, limits);
    }

    TokenVerifier idTokens() {
        return idTokens;
    }

    /** Returns the verifier of access tokens for any audience. */
    TokenVerifier accessTokens() {
        return accessTokens;
    }

    TokenVerifier logoutTokens() {
        return logoutTokens;
    }

    /** Returns the requirements for the claims about the user, which the verifiers do not check. */
    UserRequirements requirements() {
        return requirements;
    }
}
