package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.verify.IdentifiedToken;
import io.github.jwtfilter.internal.verify.InactiveToken;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.TokenExamination;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies a token and creates the principal of its user with the identity settings of the token's issuer. */
public final class Authenticator {
    private final TokenVerifier verifier;
    private final TokenCache<TokenPrincipal> cache;
    private final Map<String, PrincipalFactory> byPolicy = new HashMap<>();
    private final @Nullable RevocationCheck revocations;

    /**
     * Creates an authenticator without revocation.
     *
     * @param verifier verifies the tokens
     * @param cache caches the principals of verified tokens
     * @param issuers the claims for names and roles, for each issuer
     */
    public Authenticator(TokenVerifier verifier, TokenCache<TokenPrincipal> cache, Collection<TrustedIssuer> issuers) {
        this(verifier, cache, issuers, null);
    }

    /**
     * Creates an authenticator on top of a verifier.
     *
     * @param verifier verifies the tokens
     * @param cache caches the principals of verified tokens
     * @param issuers the claims for names and roles, for each issuer
     * @param revocations the check of each verified token, also of a cached one; null if tokens cannot be revoked
     */
    public Authenticator(
            TokenVerifier verifier,
            TokenCache<TokenPrincipal> cache,
            Collection<TrustedIssuer> issuers,
            @Nullable RevocationCheck revocations) {
        this.revocations = revocations;
        this.verifier = verifier;
        this.cache = cache;
        Set<String> ofNames = new LinkedHashSet<>();
        Set<String> ofRoles = new LinkedHashSet<>();
        for (TrustedIssuer issuer : issuers) {
            ofNames.addAll(new PrincipalPrefix(issuer).all());
            ofRoles.addAll(prefixOfRoles(issuer));
        }
        for (TrustedIssuer issuer : issuers) {
            byPolicy.put(
                    issuer.name(),
                    new PrincipalFactory(
                            issuer,
                            ReservedPrefixes.of(new PrincipalPrefix(issuer).all(), ofNames),
                            ReservedPrefixes.of(prefixOfRoles(issuer), ofRoles)));
        }
    }

    private static Collection<String> prefixOfRoles(TrustedIssuer issuer) {
        return Collections.singleton(issuer.identity().prefixAdd().orElse(""));
    }

    /**
     * Authenticates the user of a token of an unknown sender.
     *
     * @param token any text
     * @return the principal, or the rejection
     */
    public Result<TokenPrincipal> authenticate(String token) {
        return authenticate(token, TokenSender.UNKNOWN);
    }

    /**
     * Authenticates the user of a token.
     *
     * @param token any text
     * @param sender the sender of the token, for the limits of signature checks, which do not apply to cached tokens
     * @return the principal, or the rejection
     */
    public Result<TokenPrincipal> authenticate(String token, TokenSender sender) {
        Result<IdentifiedToken> identified = identify(token);
        Rejection rejection = identified.rejection();
        return rejection == null ? authenticate(identified.value(), sender) : Result.rejected(rejection);
    }

    /**
     * Checks the size, the form and the header of a token, which needs no keys and never waits.
     *
     * @param token any text
     * @return the token for {@link #authenticate(IdentifiedToken, TokenSender)}, or the rejection
     */
    public Result<IdentifiedToken> identify(String token) {
        return verifier.identify(token);
    }

    /**
     * Authenticates the user of a token whose header was checked.
     *
     * @param identified the result of {@link #identify}
     * @param sender the sender of the token, for the limits of signature checks, which do not apply to cached tokens
     * @return the principal, or the rejection
     */
    public Result<TokenPrincipal> authenticate(IdentifiedToken identified, TokenSender sender) {
        Rejection unknownKey = verifier.checkKeyId(identified);
        if (unknownKey != null) {
            return Result.rejected(unknownKey);
        }
        String token = identified.text();
        TokenDigest key = cache.keyOf(token);
        TokenPrincipal cached = find(key);
        if (cached != null) {
            return unlessRevoked(cached, token);
        }
        Result<TokenPrincipal> result = authenticate(identified, sender, key);
        if (FloodLimits.isReason(result.reason())) { // another request may have had the same new token checked
            cached = find(key);
        }
        return cached == null ? result : unlessRevoked(cached, token);
    }

    private @Nullable TokenPrincipal find(@Nullable TokenDigest key) {
        return key == null ? null : cache.find(key, verifier);
    }

    /** Returns the principal for one request, unless its token is revoked, or that is not known. */
    private Result<TokenPrincipal> unlessRevoked(TokenPrincipal principal, String token) {
        RejectionReason reason =
                revocations == null ? null : revocations.check(principal.token().revocable());
        return reason == null
                ? Result.accepted(principal.with(token))
                : Result.rejected(Rejection.of(reason, principal.token().label()));
    }

    /**
     * Examines a token check by check without authenticating a user, for diagnostics.
     *
     * @param token any text
     * @return its content and the results of the checks
     */
    public TokenExamination examine(String token) {
        return verifier.examine(token);
    }

    /**
     * Returns the name and roles that claims would give, for diagnostics.
     *
     * @param policy the name of the issuer in the settings
     * @param claims the claims, verified or not
     * @return the name and the roles with their claims, or null if there is no such issuer
     */
    public @Nullable IdentityExamination examine(String policy, JsonObject claims) {
        PrincipalFactory factory = byPolicy.get(policy);
        return factory == null ? null : factory.examine(claims);
    }

    private Result<TokenPrincipal> authenticate(
            IdentifiedToken identified, TokenSender sender, @Nullable TokenDigest key) {
        Result<VerifiedJwt> verified = verifier.verify(identified, sender, key);
        Rejection rejection = verified.rejection();
        if (rejection != null) {
            return Result.rejected(rejection);
        }
        Result<TokenPrincipal> principal = principalOf(verified.value());
        if (principal.rejection() != null) {
            return principal;
        }
        if (key != null) {
            cache.put(key, verified.value(), principal.value());
        }
        return unlessRevoked(principal.value(), identified.text());
    }

    /** Returns the user of a token that was rejected only because it has expired or is not valid yet; otherwise the rejection. */
    Result<TokenSubject> subjectOfInactive(String token, TokenSender sender) {
        Result<InactiveToken> verified = verifier.verifyInactive(token, sender);
        Rejection rejection = verified.rejection();
        return rejection == null ? subject(verified.value()) : Result.rejected(rejection);
    }

    private Result<TokenSubject> subject(InactiveToken token) {
        PrincipalFactory factory = byPolicy.get(token.policy());
        String name = factory == null ? null : factory.name(token.claims());
        return name == null
                ? Result.rejected(RejectionReason.NO_PRINCIPAL)
                : Result.accepted(new TokenSubject(token.issuer(), token.subject(), name, token.label()));
    }

    private Result<TokenPrincipal> principalOf(VerifiedJwt token) {
        PrincipalFactory factory = byPolicy.get(token.policy());
        if (factory == null) {
            return Result.rejected(Rejection.of(RejectionReason.NO_PRINCIPAL, token.label()));
        }
        TokenPrincipal principal = factory.principal(token);
        return principal == null
                ? Result.rejected(
                        Rejection.of(RejectionReason.NO_PRINCIPAL, token.label(), () -> factory.compare(token.json())))
                : Result.accepted(principal);
    }
}
