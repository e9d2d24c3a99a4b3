package io.github.jwtfilter;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that has passed every check. Only the verifier creates instances, and only their class is accepted where a verified
 * token is required; another implementation of this interface has no effect.
 */
public interface VerifiedToken {
    /**
     * Returns the configured issuer of the token.
     *
     * @return the name in {@code issuers.<name>}, or an empty text
     */
    String policy();

    /**
     * Returns the issuer: {@code iss}.
     *
     * @return one of the configured issuers; null only if any issuer is accepted and the token names none
     */
    @Nullable
    String issuer();

    /**
     * Returns the subject: {@code sub}. The integer 1 and the string "1" of one issuer are the same subject.
     *
     * @return the subject, an integer as its decimal text; null if there is none, or it is a number with a fraction or an exponent
     */
    @Nullable
    String subject();

    /**
     * Returns the token ID: {@code jti}.
     *
     * @return the ID, or null if the token has none
     */
    @Nullable
    String tokenId();

    /**
     * Returns the expiry: {@code exp}, without the permitted clock skew.
     *
     * @return the time
     */
    Instant expiresAt();

    /**
     * Returns the value of a claim: a string, a {@link Long}, a {@link java.math.BigInteger} beyond 64 bits, a {@link Double}, a
     * {@link Boolean}, an unmodifiable list or an unmodifiable map.
     *
     * @param name the exact name
     * @return the value, or null if there is no such claim or it is {@code null}
     */
    @Nullable
    Object claim(String name);

    /**
     * Returns all claims in the order of the payload.
     *
     * @return an unmodifiable map, created with each call
     */
    Map<String, @Nullable Object> claims();
}
