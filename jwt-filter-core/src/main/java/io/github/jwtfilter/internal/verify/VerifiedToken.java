package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.rejection.TokenLabel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that has passed every check. Only the verifier can create one, so an instance is proof of verification. */
public final class VerifiedToken {
    private final JsonObject claims;
    private final IssuerPolicy policy;
    private final KeySet keys;
    private final long expiry;
    private final long from;
    private final long until;

    VerifiedToken(Claims claims, IssuerPolicy policy, KeySet keys) {
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

    /**
     * Returns the configured issuer of the token.
     *
     * @return the name in {@code issuers.<name>}, or an empty text
     */
    public String policy() {
        return policy.name();
    }

    /**
     * Returns the issuer: {@code iss}.
     *
     * @return one of the configured issuers; null only if any issuer is accepted and the token names none
     */
    public @Nullable String issuer() {
        return claims.string("iss");
    }

    /**
     * Returns the subject: {@code sub}. The integer 1 and the string "1" of one issuer are the same subject.
     *
     * @return the subject, an integer as its decimal text; null if there is none, or it is a number with a fraction or an exponent
     */
    public @Nullable String subject() {
        return claims.text("sub");
    }

    /**
     * Returns the token ID: {@code jti}.
     *
     * @return the ID, or null if the token has none
     */
    public @Nullable String tokenId() {
        return claims.string("jti");
    }

    /**
     * Returns the expiry: {@code exp}, without the permitted clock skew.
     *
     * @return the time
     */
    public Instant expiresAt() {
        return Instant.ofEpochMilli(expiry);
    }

    /**
     * Returns all claims.
     *
     * @return the claims, immutable
     */
    public JsonObject claims() {
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
}
