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
    @Description("Revokes one token; returns the revocation.")
    String revokeToken(
            @Description("The claim iss; null for tokens without it.") @Nullable String issuer,
            @Description("The claim jti.") @Nullable String tokenId,
            @Description("The claim exp, or later (ISO-8601); empty for the longest lifetime from now.") @Nullable
                    String expiresAt);

    /**
     * Revokes the tokens of a session.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param sessionId the claim {@code sid}
     * @return the revocation
     */
    @Description("Revokes the tokens of a session; returns the revocation.")
    String revokeSession(
            @Description("The claim iss; null for tokens without it.") @Nullable String issuer,
            @Description("The claim sid.") @Nullable String sessionId);

    /**
     * Revokes the tokens of a user.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param subject the claim {@code sub}
     * @param issuedBefore the time before which the tokens were issued; empty for now
     * @return the revocation
     */
    @Description("Revokes the tokens of a user; returns the revocation.")
    String revokeSubject(
            @Description("The claim iss; null for tokens without it.") @Nullable String issuer,
            @Description("The claim sub.") @Nullable String subject,
            @Description("Tokens issued before this time (ISO-8601, such as 2026-01-31T12:00:00Z); empty for now.")
                    @Nullable
                    String issuedBefore);

    /**
     * Revokes the tokens of a key.
     *
     * @param name the key ID, the JWK thumbprint, or {@code *} for every key
     * @return the revocation
     */
    @Description("Revokes the tokens of a key; returns the revocation.")
    String revokeKey(@Description("The key ID, the JWK thumbprint, or * for every key.") @Nullable String name);

    /**
     * Revokes all tokens of every issuer.
     *
     * @param issuedBefore the time before which the tokens were issued; empty for now
     * @return the revocation
     */
    @Description("Revokes all tokens of every issuer; returns the revocation.")
    String revokeAll(
            @Description("Tokens issued before this time (ISO-8601, such as 2026-01-31T12:00:00Z); empty for now.")
                    @Nullable
                    String issuedBefore);
}
