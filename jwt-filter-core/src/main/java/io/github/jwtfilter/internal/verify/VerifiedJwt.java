package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.VerifiedToken;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token that has passed every check. Only the verifier can create one, so an instance is proof of verification. */
public final class VerifiedJwt implements VerifiedToken {
    private final JsonObject claims;
    private final IssuerPolicy policy;
    private final KeySet keys;
    private final long expiry;
    private final long from;
    private final long until;

    VerifiedJwt(Claims claims, IssuerPolicy policy, KeySet keys) {
        this.claims = claims.json();
        this.policy = policy;
        this.keys = keys;
        this.expiry = claims.expiry();
        this.from = policy.checks().from(claims);
        this.until = policy.checks().until(claims);
    }

    /** Returns the first moment at which the token is accepted, in milliseconds since 1970. */
    long from() {
        return from;
    }

    /** Returns the first moment after that at which it is rejected, in milliseconds since 1970. */
    long until() {
        return until;
    }

    /** Returns the source of the issuer's keys. */
    KeySource keySource() {
        return policy.keys();
    }

    /** Returns the keys of its issuer when it was verified. */
    KeySet keys() {
        return keys;
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
