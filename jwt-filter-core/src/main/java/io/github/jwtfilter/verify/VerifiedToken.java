package io.github.jwtfilter.verify;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.key.KeySource;
import io.github.jwtfilter.rejection.TokenLabel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that has passed every check. Only the verifier can make one, so holding one is proof. */
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

    /** The first moment at which it is accepted, in milliseconds since 1970. */
    long from() {
        return from;
    }

    /** The first moment after that at which it is not accepted any more, in milliseconds since 1970. */
    long until() {
        return until;
    }

    /** Where its issuer has its keys. */
    KeySource keySource() {
        return policy.keys();
    }

    /** The keys of its issuer when it was verified. */
    KeySet keys() {
        return keys;
    }

    /**
     * Which of the configured issuers it was found to come from.
     *
     * @return what the settings call it: the name in {@code issuers.<name>}, or an empty text
     */
    public String policy() {
        return policy.name();
    }

    /**
     * Who issued it: {@code iss}.
     *
     * @return one of the configured issuers; null only if any issuer is accepted and the token names none
     */
    public @Nullable String issuer() {
        return claims.string("iss");
    }

    /**
     * Whom it speaks of: {@code sub}.
     *
     * @return the subject, or null if the token names none
     */
    public @Nullable String subject() {
        return claims.string("sub");
    }

    /**
     * Its own ID: {@code jti}.
     *
     * @return the ID, or null if the token has none
     */
    public @Nullable String tokenId() {
        return claims.string("jti");
    }

    /**
     * When it expires: {@code exp}, without the clock skew that is allowed for.
     *
     * @return the time
     */
    public Instant expiresAt() {
        return Instant.ofEpochMilli(expiry);
    }

    /**
     * Everything it claims.
     *
     * @return all claims, immutable
     */
    public JsonObject claims() {
        return claims;
    }

    /**
     * How logs name it.
     *
     * @return its issuer, subject and ID, escaped
     */
    public TokenLabel label() {
        return TokenLabel.ofVerified(issuer(), subject(), tokenId());
    }
}
