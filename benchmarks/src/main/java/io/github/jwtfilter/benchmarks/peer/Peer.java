package io.github.jwtfilter.benchmarks.peer;

/** A library that verifies tokens: signature, issuer, audience and expiry. */
@FunctionalInterface
public interface Peer {
    /**
     * Verifies a token.
     *
     * @param token any text
     * @return whatever the library makes of a good token, or null
     * @throws Exception if that is how it rejects a token
     */
    Object verify(String token) throws Exception;

    /**
     * Does the same as an application has to do it: whatever is thrown is caught.
     *
     * @param token any text
     * @return null if the token was rejected
     */
    default Object judge(String token) {
        try {
            return verify(token);
        } catch (Exception e) {
            return null;
        }
    }
}
