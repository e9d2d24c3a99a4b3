package io.github.jwtfilter.algorithm;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Builds java-jwt's algorithms, and tries them out. */
final class Engines {
    private Engines() {}

    static Algorithm ofSecret(JwsAlgorithm algorithm, byte[] secret) {
        switch (algorithm) {
            case HS256:
                return Algorithm.HMAC256(secret);
            case HS384:
                return Algorithm.HMAC384(secret);
            case HS512:
                return Algorithm.HMAC512(secret);
            default:
                throw new IllegalArgumentException(algorithm.headerName());
        }
    }

    static Algorithm ofRsa(JwsAlgorithm algorithm, RSAPublicKey key) {
        switch (algorithm) {
            case RS256:
                return Algorithm.RSA256(key);
            case RS384:
                return Algorithm.RSA384(key);
            case RS512:
                return Algorithm.RSA512(key);
            case PS256:
                return Algorithm.RSA256PSS(key);
            case PS384:
                return Algorithm.RSA384PSS(key);
            case PS512:
                return Algorithm.RSA512PSS(key);
            default:
                throw new IllegalArgumentException(algorithm.headerName());
        }
    }

    static Algorithm ofEc(JwsAlgorithm algorithm, ECPublicKey key) {
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

    /**
     * Whether the runtime has the algorithm and takes the key, shown by a signature that is well-formed and wrong: it must
     * fail for being wrong.
     */
    static boolean runs(Algorithm engine, byte[] wrongSignature) {
        try {
            engine.verify(SignedParts.of("", "", wrongSignature));
            return false;
        } catch (SignatureVerificationException e) {
            return e.getCause() == null || e.getCause() instanceof SignatureException;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
