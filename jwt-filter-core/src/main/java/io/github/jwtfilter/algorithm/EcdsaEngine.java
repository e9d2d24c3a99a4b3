package io.github.jwtfilter.algorithm;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;

/**
 * ECDSA by java-jwt. Tokens have R and S one after the other (RFC 7518 section 3.4), which the Java runtime knows under a name
 * of its own only since Java 9; java-jwt turns them into what every runtime takes.
 */
final class EcdsaEngine implements Engine {
    private final Algorithm algorithm;

    EcdsaEngine(JwsAlgorithm algorithm, ECPublicKey key) {
        this(of(algorithm, key));
    }

    /** With an algorithm that behaves in another way, for tests. */
    EcdsaEngine(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    private static Algorithm of(JwsAlgorithm algorithm, ECPublicKey key) {
        switch (algorithm) {
            case ES256:
                return Algorithm.ECDSA256(key);
            case ES384:
                return Algorithm.ECDSA384(key);
            case ES512:
                return Algorithm.ECDSA512(key);
            default:
                throw new IllegalArgumentException(algorithm.headerName());
        }
    }

    @Override
    public boolean holds(SignedToken token) throws GeneralSecurityException {
        try {
            algorithm.verify(new SignedParts(token));
            return true;
        } catch (SignatureVerificationException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw (GeneralSecurityException) e.getCause();
            }
            if (e.getCause() != null) {
                throw e;
            }
            return false;
        }
    }
}
