package io.github.jwtfilter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revokes tokens before they expire: one token, the tokens of a session, of a user or of a key, or all tokens. A revocation takes
 * effect on this server with the next request, and on other servers that share the store after {@code revocation.cache} at the
 * latest. Thread-safe.
 *
 * <p>Values are compared exactly, without Unicode normalization. The issuer is the claim {@code iss} of the tokens: one of the
 * configured issuers, or {@code urn:jwt-filter:<session.name>} for the tokens of the filter's own sessions.
 *
 * <p>Every method throws {@link StoreException} if the store is not available or is full; then it is not known whether the
 * revocation is stored, and the call can be repeated.
 */
public interface JwtRevocations {
    /**
     * Revokes one token, until it has expired.
     *
     * @param issuer the claim {@code iss}; null for tokens without it, which only {@code issuer = any} accepts
     * @param tokenId the claim {@code jti}
     * @param expiresAt the claim {@code exp}, or any later time
     * @return the stored revocation
     * @throws IllegalArgumentException if the issuer is not configured
     */
    StoredRevocation revokeToken(@Nullable String issuer, String tokenId, Instant expiresAt);

    /**
     * Revokes one token whose expiry is not known, for as long as a token that has been issued by now can be valid.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param tokenId the claim {@code jti}
     * @return the stored revocation; it remains until it is removed if the lifetime of the issuer's tokens is not limited by
     *     {@code claims.max-lifetime} or {@code claims.max-age}
     * @throws IllegalArgumentException if the issuer is not configured
     */
    StoredRevocation revokeToken(@Nullable String issuer, String tokenId);

    /**
     * Revokes one token, until it has expired.
     *
     * @param token the token, for example of the principal of a request
     * @return the stored revocation
     * @throws IllegalArgumentException if the token has no {@code jti}, so that nothing distinguishes it from other tokens of its
     *     user
     */
    StoredRevocation revokeToken(VerifiedToken token);

    /**
     * Revokes the tokens of a session, for as long as a token that has been issued by now can be valid.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param sessionId the claim {@code sid}
     * @return the stored revocation; it remains until it is removed if the lifetime of the issuer's tokens is not limited by
     *     {@code claims.max-lifetime} or {@code claims.max-age}
     * @throws IllegalArgumentException if the issuer is not configured
     */
    StoredRevocation revokeSession(@Nullable String issuer, String sessionId);

    /**
     * Revokes the tokens of a session, until a given time.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param sessionId the claim {@code sid}
     * @param expiresAt the latest {@code exp} of its tokens, or any later time
     * @return the stored revocation
     * @throws IllegalArgumentException if the issuer is not configured
     */
    StoredRevocation revokeSession(@Nullable String issuer, String sessionId, Instant expiresAt);

    /**
     * Revokes the tokens of a user that were issued before a time. Tokens without {@code iat} count as issued before. The time of
     * issue is that of the issuer's clock, in whole seconds for most issuers: a token that is issued in the second of the given time
     * is revoked too.
     *
     * @param issuer the claim {@code iss}; null for tokens without it
     * @param subject the claim {@code sub}; an integer as its decimal text
     * @param issuedBefore the time, usually the current one; with a later time, the user cannot use new tokens until then
     * @return the stored revocation; it remains until it is removed if the lifetime of the issuer's tokens is not limited by
     *     {@code claims.max-lifetime} or {@code claims.max-age}
     * @throws IllegalArgumentException if the issuer is not configured
     */
    StoredRevocation revokeSubject(@Nullable String issuer, String subject, Instant issuedBefore);

    /**
     * Revokes all tokens that a key has signed or will sign, of every issuer, until the revocation is removed.
     *
     * @param name the key ID ({@code kid}), the JWK thumbprint (RFC 7638, SHA-256) of a public key, or {@code *} for every key; the
     *     key need not be known yet
     * @return the stored revocation
     * @throws IllegalArgumentException if the name is blank
     */
    StoredRevocation revokeKey(String name);

    /**
     * Revokes all tokens of every issuer that were issued before a time, as {@link #revokeSubject} does for one user.
     *
     * @param issuedBefore the time, usually the current one; with a later time, no token is accepted until then
     * @return the stored revocation; it remains until it is removed if the lifetime of the tokens of any issuer is not limited
     */
    StoredRevocation revokeAll(Instant issuedBefore);

    /**
     * Removes a revocation, so that tokens that have not expired are accepted again.
     *
     * @param id {@link StoredRevocation#id()}
     * @return whether there was one
     */
    boolean remove(String id);

    /**
     * Returns revocations for an operator.
     *
     * @param limit the maximum number, 1 to 10,000
     * @return the latest ones, in any order
     * @throws IllegalArgumentException if the limit is out of range
     */
    List<StoredRevocation> list(int limit);

    /**
     * Removes revocations of tokens that have expired more than ten minutes ago, so that a server whose clock is behind still finds
     * the others. The filter does so each minute.
     *
     * @return the number of removed revocations, as far as the store knows it
     */
    int prune();
}
