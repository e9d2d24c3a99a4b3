package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeyRevocationIds;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.revocation.ProviderIdentity;
import io.github.jwtfilter.internal.revocation.RevocableToken;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token that has passed every check. Only the verifier can create one, so an instance is proof of verification. */
public final class VerifiedJwt implements VerifiedToken {
    private final JsonObject claims;
    private final IssuerPolicy policy;
    private final KeySet keys;
    private final VerificationKey key;
    private final @Nullable String keyId;
    private final long issuedAt;
    private final long expiry;
    private final ValidPeriod valid;
    private volatile @Nullable RevocableToken revocable;
    private volatile @Nullable RecentUse recentUse;

    /** {@code key} of {@code keys} has verified the signature; {@code keyId} is that in the header of the token, or null. */
    VerifiedJwt(
            Claims claims,
            ValidPeriod valid,
            IssuerPolicy policy,
            KeySet keys,
            VerificationKey key,
            @Nullable String keyId) {
        this.claims = claims.json();
        this.policy = policy;
        this.keys = keys;
        this.key = key;
        this.keyId = keyId;
        this.issuedAt = claims.date(DateClaim.IAT);
        this.expiry = claims.date(DateClaim.EXP);
        this.valid = valid;
    }

    /** Returns the time span in which the token is accepted. */
    ValidPeriod validPeriod() {
        return valid;
    }

    /** Returns the source of the issuer's keys. */
    KeySource keySource() {
        return policy.keys();
    }

    /** Returns the keys of its issuer when it was verified. */
    KeySet keys() {
        return keys;
    }

    /**
     * Returns the facts of the token to which revocations refer, computed with the first call.
     *
     * @return the same instance for each request with this token, as long as the token is cached
     */
    public RevocableToken revocable() {
        RevocableToken facts = revocable;
        if (facts == null) {
            facts = new RevocableToken(
                    issuer(),
                    tokenId(),
                    claims.text("sid"),
                    subject(),
                    ProviderIdentity.of(issuer(), claims.get("idp")),
                    KeyRevocationIds.of(keys, key, keyId),
                    issuedAt);
            revocable = facts;
        }
        return facts;
    }

    /**
     * Returns the last recorded use.
     *
     * @return the use, or null before the first one
     */
    public @Nullable RecentUse recentUse() {
        return recentUse;
    }

    /**
     * Records a use.
     *
     * @param use the last use
     */
    public void setRecentUse(RecentUse use) {
        this.recentUse = use;
    }

    @Override
    public String policy() {
        return policy.name();
    }

    @Override
    public @Nullable String issuer() {
        return claims.string("iss");
    }

    @Override
    public @Nullable String subject() {
        return claims.text("sub");
    }

    @Override
    public @Nullable String tokenId() {
        return claims.string("jti");
    }

    @Override
    public Instant expiresAt() {
        return Instant.ofEpochMilli(expiry);
    }

    /**
     * Returns all claims.
     *
     * @return the claims, immutable
     */
    public JsonObject json() {
        return claims;
    }

    /**
     * Returns the label of the token in logs.
     *
     * @return its issuer, subject and ID, escaped
     */
    public TokenLabel label() {
        return TokenLabel.ofVerified(issuer(), subject(), tokenId());
    }

    @Override
    public @Nullable Object claim(String name) {
        return claims.get(name);
    }

    @Override
    public Map<String, @Nullable Object> claims() {
        return claims.asMap();
    }
}
