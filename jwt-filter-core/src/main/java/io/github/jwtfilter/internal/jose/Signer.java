package io.github.jwtfilter.internal.jose;

import com.auth0.jwt.algorithms.Algorithm;
import io.github.jwtfilter.internal.jose.JwsAlgorithm.Family;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Creates the signatures of one algorithm: with java-jwt, except for Ed25519, which it lacks and the Java runtime creates. The
 * parts of a token are passed in base64url.
 */
interface Signer {
    byte[] sign(byte[] header, byte[] payload) throws GeneralSecurityException;

    static Signer of(JwsAlgorithm algorithm, byte[] secret) {
        return hmac(algorithm, secret)::sign;
    }

    static Signer of(JwsAlgorithm algorithm, KeyPair pair) {
        if (algorithm.family() == Family.RSA || algorithm.family() == Family.RSA_PSS) {
            return rsa(algorithm, (RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate())::sign;
        }
        if (algorithm.family() == Family.ECDSA) {
            return ecdsa(algorithm, (ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate())::sign;
        }
        PrivateKey key = pair.getPrivate();
        return (header, payload) -> {
            Signature signature = Providers.signature(algorithm);
            signature.initSign(key);
            signature.update(header);
            signature.update((byte) '.');
            signature.update(payload);
            return signature.sign();
        };
    }

    static Algorithm hmac(JwsAlgorithm algorithm, byte[] secret) {
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

    static Algorithm rsa(JwsAlgorithm algorithm, RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        switch (algorithm) {
            case RS256:
                return Algorithm.RSA256(publicKey, privateKey);
            case RS384:
                return Algorithm.RSA384(publicKey, privateKey);
            case RS512:
                return Algorithm.RSA512(publicKey, privateKey);
            case PS256:
                return Algorithm.RSA256PSS(publicKey, privateKey);
            case PS384:
                return Algorithm.RSA384PSS(publicKey, privateKey);
            case PS512:
                return Algorithm.RSA512PSS(publicKey, privateKey);
            default:
                throw new IllegalArgumentException(algorithm.headerName());
        }
    }

    static Algorithm ecdsa(JwsAlgorithm algorithm, ECPublicKey publicKey, ECPrivateKey privateKey) {
        switch (algorithm) {
            case ES256:
                return Algorithm.ECDSA256(publicKey, privateKey);
            case ES384:
                return Algorithm.ECDSA384(publicKey, privateKey);
            case ES512:
                return Algorithm.ECDSA512(publicKey, privateKey);
            default:
                throw new IllegalArgumentException(algorithm.headerName());
        }
    }
}
