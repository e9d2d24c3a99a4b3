package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.UntimelyToken;
import io.github.jwtfilter.internal.verify.VerifiedToken;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verifies a token and creates the principal of its user with the identity settings of the token's issuer. */
public final class Authenticator {
    private final TokenVerifier verifier;
    private final TokenCache<JwtPrincipal> cache;
    private final Map<String, Identification> byPolicy = new HashMap<>();

    /**
     * Creates an authenticator on top of a verifier.
     *
     * @param verifier verifies the tokens
     * @param cache caches the principals of verified tokens
     * @param issuers the claims for names and roles, for each issuer
     */
    public Authenticator(TokenVerifier verifier, TokenCache<JwtPrincipal> cache, Collection<TrustedIssuer> issuers) {
        this.verifier = verifier;
        this.cache = cache;
        for (TrustedIssuer issuer : issuers) {
            byPolicy.put(
                    issuer.name(),
                    new Identification(
                            issuer,
                            ReservedPrefixes.of(issuer, issuers, each -> new PrincipalPrefix(each).all()),
                            ReservedPrefixes.of(issuer, issuers, Authenticator::prefixOfRoles)));
        }
    }

    private static Collection<String> prefixOfRoles(TrustedIssuer issuer) {
        return Collections.singleton(issuer.identity().prefixAdd().orElse(""));
    }

    /**
     * Authenticates the user of a token.
     *
     * @param token any text
     * @return the principal, or the rejection
     */
    public Judgement<JwtPrincipal> authenticate(String token) {
        TokenCache.Place<JwtPrincipal> place = cache.place(token);
        JwtPrincipal known = place == null ? null : place.find(verifier);
        return known == null ? authenticate(token, place) : Judgement.accepted(known.with(token));
    }

    private Judgement<JwtPrincipal> authenticate(String token, TokenCache.@Nullable Place<JwtPrincipal> place) {
        Judgement<VerifiedToken> verified = verifier.verify(token);
        Rejection rejection = verified.rejection();
        if (rejection != null) {
            return Judgement.rejected(rejection);
        }
        Judgement<JwtPrincipal> principal = identify(verified.value());
        if (principal.rejection() != null) {
            return principal;
        }
        if (place != null) {
            place.put(verified.value(), principal.value());
        }
        return Judgement.accepted(principal.value().with(token));
    }

    /** Returns the user of a token that was rejected only because it has expired or is not valid yet; otherwise the rejection. */
    Judgement<TokenHolder> holderOfUntimely(String token) {
        Judgement<UntimelyToken> verified = verifier.verifyUntimely(token);
        Rejection rejection = verified.rejection();
        return rejection == null ? holder(verified.value()) : Judgement.rejected(rejection);
    }

    private Judgement<TokenHolder> holder(UntimelyToken token) {
        Identification identification = byPolicy.get(token.policy());
        String name = identification == null ? null : identification.name(token.claims());
        return name == null
                ? Judgement.rejected(Rejection.of(RejectionReason.NO_PRINCIPAL))
                : Judgement.accepted(new TokenHolder(token.issuer(), token.subject(), name, token.label()));
    }

    private Judgement<JwtPrincipal> identify(VerifiedToken token) {
        Identification identification = byPolicy.get(token.policy());
        JwtPrincipal principal = identification == null ? null : identification.principal(token);
        return principal == null
                ? Judgement.rejected(Rejection.of(RejectionReason.NO_PRINCIPAL, token.label()))
                : Judgement.accepted(principal);
    }
}
