package io.github.jwtfilter.benchmarks.peer;

/** A library that verifies tokens: signature, issuer, audience and expiry. */
@FunctionalInterface
public interface Peer {
    /**
     * Verifies a token.
     *
     * @param token any text
     * @return the library's result for a valid token; null or an exception for an invalid one
     * @throws Exception if the library rejects the token by an exception
     */
    Object verify(String token) throws Exception;

    /**
     * Verifies a token and catches all exceptions, as an application must.
     *
     * @param token any text
     * @return null if the token was rejected
     */
    default Object validate(String token) {
        try {
            return verify(token);
        } catch (Exception e) {
            return null;
        }
    }
}
