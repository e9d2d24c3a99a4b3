package io.github.jwtfilter.internal.jmx;

import org.jspecify.annotations.Nullable;

/** The operations that revoke tokens, for JMX. Times are in the format of ISO-8601 with an offset. */
public interface RevocationOperations {
    /**
     * Revokes one token.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param tokenId the claim {@code jti}
     * @param expiresAt the claim {@code exp}, or any later time; empty for the longest lifetime from now
     * @return the revocation
     */
    String revokeToken(@Nullable String issuer, @Nullable String tokenId, @Nullable String expiresAt);

    /**
     * Revokes the tokens of a session.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param sessionId the claim {@code sid}
     * @return the revocation
     */
    String revokeSession(@Nullable String issuer, @Nullable String sessionId);

    /**
     * Revokes the tokens of a user.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param subject the claim {@code sub}
     * @param issuedBefore the time before which the tokens were issued; empty for now
     * @return the revocation
     */
    String revokeSubject(@Nullable String issuer, @Nullable String subject, @Nullable String issuedBefore);

    /**
     * Revokes the tokens of a key.
     *
     * @param name the key ID, the JWK thumbprint, or {@code *} for every key
     * @return the revocation
     */
    String revokeKey(@Nullable String name);

    /**
     * Revokes all tokens of every issuer.
     *
     * @param issuedBefore the time before which the tokens were issued; empty for now
     * @return the revocation
     */
    String revokeAll(@Nullable String issuedBefore);
}
