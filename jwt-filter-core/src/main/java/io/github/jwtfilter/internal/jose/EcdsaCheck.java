package io.github.jwtfilter.internal.jose;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;

/**
 * Verifies ECDSA signatures with java-jwt. In tokens, the signature is the concatenation of R and S (RFC 7518 section 3.4),
 * which the Java runtime supports only since Java 9; java-jwt converts it to DER, which every runtime supports.
 */
final class EcdsaCheck implements SignatureCheck {
    private final Algorithm algorithm;

    EcdsaCheck(JwsAlgorithm algorithm, ECPublicKey key) {
        this(of(algorithm, key));
    }

    /** Creates a check with a given algorithm, for tests. */
    EcdsaCheck(Algorithm algorithm) {
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
    public boolean isValid(CompactJws token) throws GeneralSecurityException {
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
